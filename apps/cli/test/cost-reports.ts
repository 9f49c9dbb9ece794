/** Reports as ad platforms export them, in English and German; no campaign of them exists. */
export const googleEnglish = [
  'Campaign performance report',
  '"November 1, 2026 - November 30, 2026"',
  'Day\tCampaign\tCampaign ID\tCurrency code\tCost\tImpr.\tClicks',
  '2026-11-01\tBrand, DE\t101\tEUR\t"1,234.56"\t"10,250"\t311',
  '2026-11-02\tBrand, DE\t101\tEUR\t12.00\t50\t--',
  '2026-11-02\tCRM "comparison"\t102\tEUR\t--\t0\t0',
  'Total: Account\t--\t--\tEUR\t"1,246.56"\t"10,300"\t311',
].join('\r\n');

export const googleGerman = [
  'Kampagnenbericht',
  '1. November 2026 - 30. November 2026',
  'Tag;Kampagne;Kampagnen-ID;Währungscode;Kosten;Impr.;Klicks',
  '01.11.2026;Marke;101;EUR;1.234,56;10.250;311',
  '02.11.2026;Marke;101;EUR;1.200;50;3',
  'Gesamt: Kampagnen;;;EUR;2.434,56;;',
].join('\n');

export const metaEnglish = [
  'Campaign name,Campaign ID,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends',
  ',,,25.5,300,4,2026-11-01,2026-11-02',
  '"Leads, warm",120211111111111111,2026-11-01,15.25,100,3,2026-11-01,2026-11-01',
  '"Leads, warm",120211111111111111,2026-11-02,10.25,200,1,2026-11-02,2026-11-02',
].join('\n');

export const metaGerman = [
  'Kampagnenname;Ausgegebener Betrag (EUR);Impressionen;Klicks (alle);Auswertungsbeginn;Auswertungsende',
  'Warme Leads;15,25;100;3;2026-11-01;2026-11-01',
  'Warme Leads;10,25;200;1;2026-11-01;2026-11-30',
].join('\n');

export const linkedin = [
  'Campaign Performance Report (in UTC)',
  '"Report Start: November 1, 2026, 12:00 AM"',
  '"Report End: November 30, 2026, 11:59 PM"',
  '"Date Generated: December 1, 2026, 9:15 AM"',
  '',
  'Start Date (in UTC)\tAccount Name\tCurrency\tCampaign ID\tCampaign Name\tTotal Spent\tImpressions\tClicks',
  '11/1/2026\tDemo\tUSD\t700\tSales leaders\t33.335000\t1000\t7',
  '11/13/2026\tDemo\tUSD\t700\tSales leaders\t0.0\t0\t0',
].join('\n');

export const linkedinWhole = linkedin
  .split('\n')
  .filter((line) => !line.startsWith('11/13'))
  .join('\n');

export const microsoftEnglish = [
  '"Report Name: Campaign performance"',
  '"Report Time: 11/1/2026 - 11/30/2026"',
  '"Time Zone: (GMT+01:00) Berlin"',
  '"Rows: 2"',
  '',
  '"Gregorian date","Campaign name","Campaign ID","Currency code","Spend","Impressions","Clicks"',
  '"11/1/2026","Brand","901","GBP","1,000.5","12","2"',
  '"11/2/2026","Brand","901","GBP","£0.25","3","0"',
  '"©2026 Microsoft Corporation. All rights reserved. "',
].join('\r\n');

export const microsoftGerman = [
  '"Berichtsname: Kampagnenleistung"',
  '"Berichtszeitraum: 01.11.2026 - 30.11.2026"',
  '',
  '"Gregorianisches Datum";"Kampagnenname";"Kampagnen-ID";"Währungscode";"Ausgaben";"Impressionen";"Klicks"',
  '"01.11.2026";"Marke";"901";"CHF";"1’234,50";"12";"2"',
  '"Insgesamt";"";"";"CHF";"1’234,50";"12";"2"',
].join('\n');
