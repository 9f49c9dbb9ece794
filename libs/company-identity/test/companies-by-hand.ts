import type { Known } from './measure.ts';

/**
 * Companies as people write them, put together by hand: a block is one company, a line one lead with
 * name; address; town; country. Those that look alike stand near each other.
 */
const blocks = `
Deutsche Bank AG; info@db.com; Frankfurt am Main; DE
Deutsche Bank; hr@deutsche-bank.de; Frankfurt; DE
DEUTSCHE BANK AKTIENGESELLSCHAFT; it@db.com; Frankfurt/Main; DE
Dt. Bank AG; x@deutsche-bank.de; Frankfurt a.M.; DE

Deutsche Bahn AG; info@deutschebahn.com; Berlin; DE
Deutsche Bahn; einkauf@deutschebahn.com; Frankfurt; DE
DB AG; y@deutschebahn.com; Berlin; DE

DB Cargo AG; z@deutschebahn.com; Mainz; DE
DB Cargo; z@dbcargo.com; Mainz; DE

Deutsche Börse AG; a@deutsche-boerse.com; Eschborn; DE
Deutsche Boerse; b@deutsche-boerse.com; Eschborn; DE

Deutsche Post AG; a@dpdhl.com; Bonn; DE
Deutsche Post; b@deutschepost.de; Bonn; DE

Müller GmbH; info@mueller-koeln.de; Köln; DE
Mueller GmbH; a@mueller-koeln.de; Cologne; DE
Muller; chef@mueller-koeln.de; ; DE
Müller G.m.b.H.; m.koeln@gmail.com; Köln; DE

Müller GmbH; info@mueller-bonn.de; Bonn; DE
MÜLLER GMBH; office@mueller-bonn.de; Bonn; DE

Müller GmbH & Co. KG; kontakt@mueller-fenster.de; Ulm; DE
Müller GmbH & Co KG; kontakt2@mueller-fenster.de; Ulm; DE
Müller GmbH und Co. KG; ulm@web.de; Ulm; DE

Müller Ltd. & Co. KG; info@muellerhandel.de; Weinheim; DE

Drogerie Müller; a@mueller.de; Ulm; DE
Müller Drogeriemarkt; b@mueller.de; Ulm; DE

Molkerei Alois Müller GmbH & Co. KG; a@muellermilch.de; Aretsried; DE
Molkerei Alois Mueller; b@muellermilch.de; Fischach; DE
Alois Müller Molkerei; c@muellermilch.de; ; DE

Smith & Sons; joe@smithandsons.co.uk; Leeds; GB
Smith and Sons Ltd; office@smithandsons.co.uk; Leeds; GB
Smith & Sons Limited; leeds.smith@btinternet.com; Leeds; GB

Smith & Sons; info@smithsonsyork.co.uk; York; GB
Smith & Sons Ltd.; hello@smithsonsyork.co.uk; York; GB

Smith & Son; a@smithandson.com; Boston; US
Smith & Son, Inc.; b@smithandson.com; Boston; US

W.H. Smith PLC; a@whsmith.co.uk; Swindon; GB
WH Smith; b@whsmith.co.uk; Swindon; GB
WHSmith; c@whsmith.co.uk; London; GB

3M; a@3m.com; Saint Paul; US
3M Company; b@mmm.com; St. Paul; US
3 M Co.; c@3m.com; St Paul; US
3M Deutschland GmbH; d@3m.com; Neuss; DE

A.T.U Auto-Teile-Unger GmbH & Co. KG; a@atu.de; Weiden; DE
ATU Auto Teile Unger; b@atu.de; Weiden; DE
A.T.U; c@atu.de; Weiden; DE
ATU; d@atu.de; ; DE

H&M; a@hm.com; Stockholm; SE
H & M; b@hm.com; Stockholm; SE
H und M; c@hm.com; Hamburg; DE
H & M Hennes & Mauritz AB; d@hm.com; Stockholm; SE
Hennes & Mauritz; e@hm.com; Stockholm; SE

HM Maschinenbau GmbH; a@hm-maschinenbau.de; Hamm; DE
H.M. Maschinenbau; b@hm-maschinenbau.de; Hamm; DE

AT&T Inc.; a@att.com; Dallas; US
AT & T; b@att.com; Dallas; US
ATT; c@att.com; ; US

U.S. Bank; a@usbank.com; Minneapolis; US
US Bank; b@usbank.com; Minneapolis; US
U.S bank N.A.; c@usbank.com; Minneapolis; US
U S Bank National Association; d@usbank.com; Minneapolis; US
US Bancorp; e@usbank.com; Minneapolis; US

Bank of America; a@bofa.com; Charlotte; US
Bank of America Corp.; b@bofa.com; Charlotte; US
Bank of America, N.A.; c@bofa.com; ; US

Bank of the West; a@bankofthewest.com; San Francisco; US

Siemens AG; a@siemens.com; München; DE
Siemens; b@siemens.com; Erlangen; DE
SIEMENS Aktiengesellschaft; c@siemens.com; Munich; DE
Siemens AG; d@gmail.com; München; DE

Siemens Energy AG; a@siemens-energy.com; München; DE
Siemens Energy; b@siemens-energy.com; Berlin; DE

Siemens Healthineers AG; a@siemens-healthineers.com; Erlangen; DE
Siemens Healthineers; b@siemens-healthineers.com; Forchheim; DE

Robert Bosch GmbH; a@bosch.com; Gerlingen; DE
Robert Bosch; b@de.bosch.com; Stuttgart; DE
Bosch; c@bosch.com; Stuttgart; DE

Bosch Rexroth AG; a@boschrexroth.de; Lohr am Main; DE
Bosch Rexroth; b@bosch.com; Lohr a. Main; DE

Bosch Sanitär Heizung; a@bosch-sanitaer.de; Aachen; DE

Bayer AG; a@bayer.com; Leverkusen; DE
Bayer; b@bayer.com; Leverkusen; DE

Bayern Innovativ GmbH; a@bayern-innovativ.de; Nürnberg; DE
Bayern Innovativ; b@bayern-innovativ.de; Nuremberg; DE

Beyer GmbH; a@beyer-gmbh.de; Leverkusen; DE

Bauer AG; a@bauer.de; Schrobenhausen; DE
BAUER Aktiengesellschaft; b@bauer.de; Schrobenhausen; DE

Baur Versand (GmbH & Co KG); a@baur.de; Burgkunstadt; DE
Baur Versand; b@baur.de; Burgkunstadt; DE

Bayerische Motoren Werke AG; a@bmw.de; München; DE
BMW AG; b@bmw.de; München; DE
BMW; c@bmw.de; Muenchen; DE
BMW Group; d@bmwgroup.com; Munich; DE

BMW Bank GmbH; e@bmw.de; München; DE

Volkswagen AG; a@volkswagen.de; Wolfsburg; DE
VW AG; b@volkswagen.de; Wolfsburg; DE
Volkswagen Aktiengesellschaft; c@volkswagen.de; ; DE

Volkswagen Bank GmbH; a@vwfs.com; Braunschweig; DE
Volkswagen Bank; b@vwfs.com; Brunswick; DE

Gebr. Weiss GmbH; a@gw-world.com; Lauterach; AT
Gebrüder Weiss; b@gw-world.com; Lauterach; AT
Gebrueder Weiß Ges.m.b.H.; c@gw-world.com; Wien; AT

Gebr. Heinemann SE & Co. KG; a@heinemann.de; Hamburg; DE
Gebrüder Heinemann; b@heinemann.de; Hamburg; DE

Gebr. Heller Maschinenfabrik GmbH; a@heller.biz; Nürtingen; DE
Heller Maschinenfabrik; b@heller.biz; Nuertingen; DE

Saint-Gobain S.A.; a@saint-gobain.com; Courbevoie; FR
St. Gobain; b@saint-gobain.com; Courbevoie; FR
Saint Gobain; c@saint-gobain.com; Paris; FR

Saint-Gobain Glass Deutschland GmbH; d@saint-gobain.com; Stolberg; DE

Société Générale S.A.; a@socgen.com; Paris; FR
Societe Generale; b@socgen.com; Paris; FR
SOCIETE GENERALE SA; c@sgcib.com; Paris; FR

Crédit Agricole; a@credit-agricole.fr; Montrouge; FR
Credit Agricole SA; b@credit-agricole.fr; Montrouge; FR

Crédit Mutuel; a@creditmutuel.fr; Strasbourg; FR
Credit Mutuel; b@creditmutuel.fr; Straßburg; FR

Boulangerie Martin SARL; martin@orange.fr; Lyon; FR
Boulangerie Martin; b.martin@free.fr; Lyon; FR

Boulangerie Martin; contact@boulangerie-martin-lille.fr; Lille; FR
Boulangerie Martin EURL; info@boulangerie-martin-lille.fr; Lille; FR

Ferrari S.p.A.; a@ferrari.com; Maranello; IT
Ferrari SpA; b@ferrari.com; Maranello; IT

Ferrari S.r.l.; info@ferrari-idraulica.it; Modena; IT
FERRARI SRL; amm@ferrari-idraulica.it; Modena; IT

F.lli Rossi S.n.c.; fratellirossi@libero.it; Bologna; IT
Fratelli Rossi Snc; info@fllirossi.it; Bologna; IT
F.LLI ROSSI; b@fllirossi.it; Bologna; IT

Telefónica S.A.; a@telefonica.com; Madrid; ES
Telefonica; b@telefonica.com; Madrid; ES

Telefónica Deutschland Holding AG; a@telefonica.de; München; DE
Telefonica Deutschland; b@telefonica.de; Munich; DE

El Corte Inglés, S.A.; a@elcorteingles.es; Madrid; ES
Corte Ingles; b@elcorteingles.es; Madrid; ES

Koninklijke Philips N.V.; a@philips.com; Amsterdam; NL
Philips; b@philips.com; Eindhoven; NL
Kon. Philips NV; c@philips.com; Amsterdam; NL

Jansen en Zonen B.V.; info@jansenenzonen.nl; Utrecht; NL
Jansen & Zonen; j@jansenenzonen.nl; Utrecht; NL

Jansen B.V.; a@jansenbv.nl; Tilburg; NL
Jansen BV; b@jansenbv.nl; Tilburg; NL

Jansen AG; a@jansen.com; Oberriet; CH
Jansen A.G.; b@jansen.com; Oberriet; CH

A.P. Møller - Mærsk A/S; a@maersk.com; København; DK
AP Moller Maersk; b@maersk.com; Copenhagen; DK
Maersk; c@maersk.com; Copenhagen; DK

Ørsted A/S; a@orsted.com; Fredericia; DK
Orsted; b@orsted.com; Fredericia; DK
Oersted A/S; c@orsted.com; ; DK

Telefonaktiebolaget LM Ericsson; a@ericsson.com; Stockholm; SE
LM Ericsson AB; b@ericsson.com; Stockholm; SE
Ericsson; c@ericsson.com; Kista; SE

Nokia Oyj; a@nokia.com; Espoo; FI
Nokia; b@nokia.com; Espoo; FI

Nokian Renkaat Oyj; a@nokiantyres.com; Nokia; FI
Nokian Renkaat; b@nokiantyres.com; Nokia; FI

PKO Bank Polski S.A.; a@pkobp.pl; Warszawa; PL
PKO BP; b@pkobp.pl; Warsaw; PL

Łódzkie Zakłady sp. z o.o.; a@lodzkiezaklady.pl; Łódź; PL
Lodzkie Zaklady Sp. z o. o.; b@lodzkiezaklady.pl; Lodz; PL

Škoda Auto a.s.; a@skoda-auto.cz; Mladá Boleslav; CZ
Skoda Auto; b@skoda-auto.cz; Mlada Boleslav; CZ

Škoda Transportation a.s.; a@skodagroup.com; Plzeň; CZ
Skoda Transportation; b@skodagroup.com; Pilsen; CZ

MOL Nyrt.; a@mol.hu; Budapest; HU
MOL; b@mol.hu; Budapest; HU

Kovács és Társa Kft.; kovacs@kovacskft.hu; Szeged; HU
Kovacs es Tarsa Kft; b@kovacskft.hu; Szeged; HU

Tata Consultancy Services Limited; a@tcs.com; Mumbai; IN
Tata Consultancy Services; b@tcs.com; Mumbai; IN
TCS; c@tcs.com; Pune; IN

Tata Steel Ltd; a@tatasteel.com; Mumbai; IN
Tata Steel; b@tatasteel.com; Jamshedpur; IN

Tata Motors Ltd.; a@tatamotors.com; Mumbai; IN

BHP Group Pty Ltd; a@bhp.com; Melbourne; AU
BHP; b@bhp.com; Melbourne; AU

Toyota Motor Corporation; a@toyota.co.jp; Toyota; JP
Toyota Motor Corp.; b@toyota.co.jp; Toyota; JP

トヨタ自動車株式会社; c@toyota-group.jp; 豊田市; JP
㈱トヨタ自動車; d@toyota-group.jp; 豊田市; JP

株式会社日立製作所; a@hitachi.co.jp; 東京; JP
日立製作所; b@hitachi.co.jp; 東京; JP

삼성전자 주식회사; a@samsung.com; 수원; KR
삼성전자(주); b@samsung.com; 수원; KR

华为技术有限公司; a@huawei.com; 深圳; CN
华为技术; b@huawei.com; 深圳; CN

ООО «Ромашка»; a@romashka.ru; Москва; RU
Ромашка; b@romashka.ru; Москва; RU
ООО "РОМАШКА"; c@romashka.ru; Москва; RU

ЗАО Вега; a@vega.ru; Пермь; RU

Αθηναϊκή Ζυθοποιία Α.Ε.; a@heineken.gr; Αθήνα; GR
ΑΘΗΝΑΪΚΗ ΖΥΘΟΠΟΙΙΑ; b@heineken.gr; Αθήνα; GR

Türk Hava Yolları A.Ş.; a@thy.com; İstanbul; TR
Turk Hava Yollari; b@thy.com; Istanbul; TR

PT Astra International Tbk; a@astra.co.id; Jakarta; ID
Astra International; b@astra.co.id; Jakarta; ID

Petronas Chemicals Sdn Bhd; a@petronas.com; Kuala Lumpur; MY
Petronas Chemicals; b@petronas.com; Kuala Lumpur; MY

Grupo Bimbo S.A.B. de C.V.; a@grupobimbo.com; Ciudad de México; MX
Grupo Bimbo; b@grupobimbo.com; Ciudad de Mexico; MX

Padaria São João Ltda; a@padariasaojoao.com.br; São Paulo; BR
Padaria Sao Joao; b@padariasaojoao.com.br; Sao Paulo; BR

JPMorgan Chase & Co.; a@jpmorgan.com; New York; US
J.P. Morgan Chase; b@jpmorgan.com; New York City; US
JP Morgan Chase & Company; c@jpmchase.com; NYC; US

Procter & Gamble Co; a@pg.com; Cincinnati; US
Procter and Gamble; b@pg.com; Cincinnati; US
P&G; c@pg.com; Cincinnati; US

Johnson & Johnson; a@jnj.com; New Brunswick; US
Johnson and Johnson Inc; b@jnj.com; New Brunswick; US

S. C. Johnson & Son, Inc.; a@scj.com; Racine; US
SC Johnson & Son; b@scj.com; Racine; US

Johnson Controls; a@jci.com; Milwaukee; US
Johnson Controls International PLC; b@jci.com; Cork; IE
Johnson Controls Intl plc; c@jci.com; Cork; IE

Acme Mfg Co; a@acme.com; Springfield; US
Acme Manufacturing Company; b@acme.com; Springfield; US

Acme Corp.; a@acme.net; Portland; US
Acme Corporation; b@acme.net; Portland; US

Acme GmbH; a@acme.de; Erfurt; DE
Acme Gesellschaft mbH; b@acme.de; Erfurt; DE

Nordsee GmbH; a@nordsee.com; Bremerhaven; DE
NORDSEE; b@nordsee.com; Bremerhaven; DE

Nordsee Immobilien GmbH; a@nordsee-immobilien.de; Cuxhaven; DE

Stadtwerke München GmbH; a@swm.de; München; DE
SWM; b@swm.de; München; DE
Stadtwerke Muenchen; c@swm.de; Munich; DE

Stadtwerke Münster GmbH; a@stadtwerke-muenster.de; Münster; DE
Stadtwerke Munster; b@stadtwerke-muenster.de; Muenster; DE

Stadtwerke Köln GmbH; a@stadtwerkekoeln.de; Köln; DE
Stw. Köln; b@stadtwerkekoeln.de; Köln; DE

Sparkasse KölnBonn; a@sparkasse-koelnbonn.de; Köln; DE
Sparkasse Köln-Bonn; b@sparkasse-koelnbonn.de; Bonn; DE

Sparkasse Bonn eG; a@vrbonn.de; Bonn; DE

Volksbank Mittelhessen eG; a@vb-mittelhessen.de; Gießen; DE
Volksbank Mittelhessen; b@vb-mittelhessen.de; Giessen; DE

Volksbank Mittweida eG; a@vb-mittweida.de; Mittweida; DE

Autohaus Schmidt GmbH; schmidt@nordlicht-media.de; Kassel; DE
Autohaus Schmidt; kassel@nordlicht-media.de; Kassel; DE

Autohaus Schmidt GmbH; s@nordlicht-media.de; Fulda; DE

Autohaus Schmitt GmbH; s2@nordlicht-media.de; Kassel; DE

Bäckerei Huber; huber@gmx.de; Passau; DE
Baeckerei Huber e.K.; b.huber@web.de; Passau; DE
Bäckerei Huber eK; huber@baeckerei-huber.de; Passau; DE

Bäckerei Huber; info@huber-regensburg.de; Regensburg; DE

Friseur Schnittpunkt; x@gmail.com; Hamburg; DE

Schnittpunkt; y@gmail.com; München; DE

Kanzlei Dr. Weber & Partner mbB; a@weber-partner.de; Essen; DE
Dr. Weber und Partner; b@weber-partner.de; Essen; DE

Weber Maschinenbau GmbH; a@weberweb.com; Breidenbach; DE
Weber Maschinenbau; b@weberweb.com; Breidenbach; DE

Max Mustermann UG (haftungsbeschränkt); a@mustermann-ug.de; Jena; DE
Max Mustermann UG; b@mustermann-ug.de; Jena; DE

Zürcher Kantonalbank; a@zkb.ch; Zürich; CH
Zuercher Kantonalbank; b@zkb.ch; Zurich; CH
ZKB; c@zkb.ch; Zürich; CH

Zurich Insurance Group AG; a@zurich.com; Zürich; CH
Zurich Insurance; b@zurich.com; Zürich; CH

McDonald's Corporation; a@mcdonalds.com; Chicago; US
McDonalds; b@mcdonalds.com; Chicago; US

MacDonald & Co; a@macdonald-co.com; Glasgow; GB

Tesco PLC; a@tesco.com; Welwyn; GB
Tesco; b@tesco.com; London; GB

Tesco Bank; c@tesco.com; Edinburgh; GB

The Body Shop International Ltd; a@thebodyshop.com; London; GB
Body Shop Intl.; b@thebodyshop.com; London; GB

ABC Consulting LLC; abcconsulting@gmail.com; Austin; US
ABC Consulting, L.L.C.; hello@abcconsulting.io; Austin; US

ABC Consulting GmbH; a@abc-consulting.de; Linz; AT
A.B.C. Consulting; b@abc-consulting.de; Linz; AT

Fraunhofer-Gesellschaft e.V.; a@fraunhofer.de; München; DE
Fraunhofer Gesellschaft; b@fraunhofer.de; München; DE

Fraunhofer IAO; a@iao.fraunhofer.de; Stuttgart; DE
Fraunhofer IAO; b@iao.fraunhofer.de; Stuttgart; DE

Fraunhofer IPA; a@ipa.fraunhofer.de; Stuttgart; DE

Meyer Werft GmbH & Co. KG; a@meyerwerft.de; Papenburg; DE
Meyer Werft; b@meyerwerft.de; Papenburg; DE

Meier Werft; a@meier-boote.de; Plön; DE

Alpha Werk 1 GmbH; a@alphawerk.de; Zwickau; DE
Alpha Werk 1; b@alphawerk.de; Zwickau; DE

Alpha Werk 2 GmbH; c@alphawerk.de; Chemnitz; DE

Hotel Post; post@hotel-post-lech.at; Lech; AT
Hotel Post GmbH; office@hotel-post-lech.at; Lech; AT

Hotel Post; info@hotelpost-bozen.it; Bozen; IT

Hotel zur Post; info@zurpost-aying.de; Aying; DE

Ｆｕｊｉｔｓｕ　Ｌｉｍｉｔｅｄ; a@fujitsu.com; Tokyo; JP
Fujitsu Ltd.; b@fujitsu.com; Tokyo; JP
`;

export function companiesByHand(): Known[] {
  return blocks
    .trim()
    .split('\n\n')
    .flatMap((block, truth) =>
      block.split('\n').map((line) => {
        const [name, email, town, country] = line.split(';').map((field) => field.trim());
        return { truth, kind: 'by hand', company: { name, email, town, country } };
      }),
    );
}
