import { describe, expect, it } from 'vitest';

import {
  defaultPlaybook,
  defaultPlaybookYaml,
  InvalidPlaybookError,
  parsePlaybook,
} from '../src/index.js';

type Json = { [key: string]: Json } & Json[] & string & number;
type Mistake = [what: string, make: (playbook: Json) => unknown, problems: string[]];

function problemsOf(source: string | object): string[] {
  try {
    parsePlaybook(source);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidPlaybookError)) throw error;
    return error.message.split('\n- ').slice(1);
  }
}

const set = (value: unknown) => value as Json;

const mistakes: Mistake[] = [
  [
    'a section that is missing',
    (p) => delete (p as Record<string, unknown>)['routing'],
    ['routing is missing. Allowed: an object with the keys rule.'],
  ],
  [
    'a key that nobody knows',
    (p) => (p['scoring']!['decay'] = set(30)),
    ['scoring.decay is not known here. Allowed: the keys model, clamp, groups, rules.'],
  ],
  [
    'a domain of two providers',
    (p) => (p['identity']!['email']![6] = set({ domains: ['gmail.com'] })),
    [
      'identity.email[6].domains[0] is "gmail.com", as in identity.email[0] already. Allowed: each domain once.',
    ],
  ],
  [
    'all domains as one, and what is not a domain',
    (p) => {
      p['identity']!['email']![6] = set({ domains: ['*'], oneDomain: true });
      p['identity']!['email']![7] = set({ domains: ['*'] });
    },
    [
      'identity.email[6].domains[0] is "*" beside oneDomain, so that all domains would be one. Allowed: a domain.',
      'identity.email[7].domains[0] is "*", as in identity.email[6] already. Allowed: each domain once.',
    ],
  ],
  [
    'a domain with an @, and a sign that begins no tag',
    (p) => (p['identity']!['email']![6] = set({ domains: ['@Acme.example'], tag: '#' })),
    [
      'identity.email[6].domains[0] is "@Acme.example". Allowed: a domain in lower case and Punycode, such as gmail.com, or *.',
      'identity.email[6].tag is "#". Allowed: +, -, =.',
    ],
  ],
  [
    'two periods of one kind',
    (p) =>
      (p['retention']!['periods'] = set([
        { of: 'lost', months: 12 },
        { of: 'lost', months: 24 },
      ])),
    [
      'retention.periods[1].of is "lost", as in retention.periods[0] already. Allowed: each kind once.',
    ],
  ],
  [
    'a period of no time, of a kind that is none',
    (p) => (p['retention']!['periods'] = set([{ of: 'working', months: 0 }])),
    [
      'retention.periods[0].of is "working". Allowed: open, recycled, disqualified, lost, customer.',
      'retention.periods[0].months is 0. Allowed: a whole number from 1 to 600.',
    ],
  ],
  [
    'points that are a word',
    (p) => (p['scoring']!['rules']![3]!['points'] = set('ten')),
    ['scoring.rules[3].points is "ten". Allowed: a whole number from -1000 to 1000.'],
  ],
  [
    'points that are a fraction',
    (p) => (p['scoring']!['rules']![3]!['points'] = set(0.1)),
    ['scoring.rules[3].points is 0.1. Allowed: a whole number from -1000 to 1000.'],
  ],
  [
    'a group that does not exist',
    (p) => (p['scoring']!['rules']![0]!['group'] = set('fitness')),
    [
      'scoring.rules[0].group is "fitness", which is not declared. Allowed: fit, engagement, source.',
    ],
  ],
  [
    'the same rule id twice',
    (p) => (p['scoring']!['rules']![1]!['id'] = set('company-mail')),
    [
      'scoring.rules[1].id is "company-mail", as scoring.rules[0].id is already. Allowed: each id once.',
    ],
  ],
  [
    'a rule id that could be taken for a clamp',
    (p) => (p['scoring']!['rules']![1]!['id'] = set('clamp:total')),
    [
      'scoring.rules[1].id is "clamp:total". Allowed: lower-case words joined by hyphens, such as demo-request, up to 60 characters.',
    ],
  ],
  [
    'a condition in a word other than always',
    (p) => (p['scoring']!['rules']![0]!['when'] = set('sometimes')),
    [
      'scoring.rules[0].when is "sometimes". Allowed: always, or conditions on profile, channel, touchpoint.',
    ],
  ],
  [
    'a condition that says nothing',
    (p) => (p['scoring']!['rules']![0]!['when'] = set({})),
    [
      'scoring.rules[0].when is {}. Allowed: an object with at least one of the keys profile, channel, touchpoint.',
    ],
  ],
  [
    'a touchpoint that is none',
    (p) => (p['scoring']!['rules']![11]!['when'] = set({ touchpoint: ['fax'] })),
    [
      'scoring.rules[11].when.touchpoint[0] is "fax". Allowed: form, page-view, download, email-open, email-click, webinar, event, demo-request, pricing-view, call, other.',
    ],
  ],
  [
    'a channel that no rule of the channels gives',
    (p) => (p['scoring']!['rules']![8]!['when'] = set({ channel: ['organic_serach'] })),
    [
      'scoring.rules[8].when.channel[0] is "organic_serach", which is not declared. Allowed: organic_search, paid_search, organic_social, paid_social, social, display, email, referral, affiliates, paid_video, organic_video, paid_shopping, organic_shopping, cross_network, paid_other, audio, sms, mobile_push, event, direct_traffic, other_publicities, other_campaigns, unknown, (none), other.',
    ],
  ],
  [
    'a channel of a rule that is not in the list',
    (p) => (p['channels']![0]!['channel'] = set('carrier_pigeon')),
    [
      'channels[0].channel is "carrier_pigeon", which is not declared. Allowed: organic_search, paid_search, organic_social, paid_social, social, display, email, referral, affiliates, paid_video, organic_video, paid_shopping, organic_shopping, cross_network, paid_other, audio, sms, mobile_push, event, direct_traffic, other_publicities, other_campaigns, unknown, (none), other.',
    ],
  ],
  [
    'an alias of two names',
    (p) =>
      (p['lists']!['department'] = set([
        { name: 'it', aliases: ['Data'] },
        { name: 'hr', aliases: ['People', 'DATA', 'I.T.', 'Other'] },
      ])),
    [
      'lists.department[1].aliases[1] is "DATA", which is read as it already. Allowed: each word for one name.',
      'lists.department[1].aliases[2] is "I.T.", which is read as it already. Allowed: each word for one name.',
      'lists.department[1].aliases[3] is "Other", which is read as other already. Allowed: each word for one name.',
    ],
  ],
  [
    'a name of a list that is not an id',
    (p) => (p['lists']!['department'] = set([{ name: 'Human Resources' }])),
    [
      'lists.department[0].name is "Human Resources". Allowed: lower-case words joined by hyphens, such as demo-request, up to 60 characters.',
    ],
  ],
  [
    'channels without the one of direct visits',
    (p) => {
      p['lists']!['channel'] = set([{ name: 'social' }]);
      p['channels'] = set([]);
      p['scoring']!['rules'] = set([p['scoring']!['rules']![0]]);
    },
    [
      'lists.channel lacks direct_traffic, the channel of visits without UTM parameters. Allowed: a list with direct_traffic in it.',
    ],
  ],
  [
    'an industry of a rule that is not in the list',
    (p) =>
      (p['scoring']!['rules']![0]!['when'] = set({
        profile: { industry: ['finanse', 'Financial Services', 'finance', 'Software'] },
      })),
    [
      `scoring.rules[0].when.profile.industry[0] is "finanse", which is not declared. Allowed: ${defaultPlaybook()
        .lists.industry.map(({ name }) => name)
        .join(', ')}, other.`,
      'scoring.rules[0].when.profile.industry[3] is "Software", which leads have as software. Allowed: software.',
    ],
  ],
  [
    'an attribute that is not declared',
    (p) =>
      (p['scoring']!['rules']![0]!['when'] = set({ profile: { attributes: { vip: [true] } } })),
    [
      'scoring.rules[0].when.profile.attributes.vip is "vip", which is not declared. Allowed: qualifiedBySource.',
    ],
  ],
  [
    'a value that the attribute does not have',
    (p) =>
      (p['scoring']!['rules']![0]!['when'] = set({
        profile: { attributes: { qualifiedBySource: ['yes'] } },
      })),
    [
      'scoring.rules[0].when.profile.attributes.qualifiedBySource[0] is "yes", which is not declared. Allowed: true, false.',
    ],
  ],
  [
    'occurrences to count of a rule without touchpoints',
    (p) => (p['scoring']!['rules']![0]!['atMost'] = set(2)),
    [
      'scoring.rules[0].atMost is 2, but the rule has no touchpoint to count. Allowed: atMost only beside when.touchpoint.',
    ],
  ],
  [
    'a clamp upside down',
    (p) => (p['scoring']!['groups']![0]!['clamp'] = set({ min: 50, max: 0 })),
    ['scoring.groups[0].clamp.max is 0. Allowed: a number above min, which is 50.'],
  ],
  [
    'a threshold that no lead can reach',
    (p) => (p['qualification']!['threshold'] = set(101)),
    [
      'qualification.threshold is 101. Allowed: a score that a lead can reach but does not start with: above 0, up to 100.',
    ],
  ],
  [
    'questions from a weight at which nobody would be asked',
    (p) => (p['accounts']!['askFrom'] = set(91)),
    ['accounts.askFrom is 91. Allowed: a weight up to accounts.automaticFrom, which is 90.'],
  ],
  [
    'a shared domain that is an address',
    (p) => (p['accounts']!['sharedDomains'] = set(['info@agency.example'])),
    [
      'accounts.sharedDomains[0] is "info@agency.example". Allowed: a domain in lower case, such as agency.example.',
    ],
  ],
  [
    'a way back for customers',
    (p) => (p['returns']!['final'] = set(['won'])),
    ['returns.final[0] is "won". Allowed: lost, disqualified.'],
  ],
  [
    'a return before the loss',
    (p) => (p['returns']!['daysAfterLoss'] = set(-1)),
    ['returns.daysAfterLoss is -1. Allowed: a whole number from 0 to 3650.'],
  ],
  [
    'a routing rule that is none',
    (p) => (p['routing']!['rule'] = set('random')),
    ['routing.rule is "random". Allowed: weighted-round-robin.'],
  ],
  [
    'an outcome of a rejection that is none',
    (p) => (p['rejection']!['reasons']![0]!['outcome'] = set('delete')),
    ['rejection.reasons[0].outcome is "delete". Allowed: recycle, disqualify.'],
  ],
  [
    'an at-risk point after the due time',
    (p) => (p['serviceLevels']![0]!['atRisk'] = set(75)),
    ['serviceLevels[0].atRisk is 75. Allowed: a number over 0 and under 1, such as 0.75.'],
  ],
  [
    'a calendar that does not exist',
    (p) => (p['serviceLevels']![0]!['calendar'] = set('shop')),
    ['serviceLevels[0].calendar is "shop", which is not declared. Allowed: office.'],
  ],
  [
    'a team that owes to itself',
    (p) => (p['commitments']![0]!['to'] = set('marketing')),
    ['commitments[0].to is "marketing", as from is. Allowed: sales.'],
  ],
  [
    'a commitment on a share',
    (p) => (p['commitments']![0]!['metric'] = set('win-rate')),
    [
      'commitments[0].metric is "win-rate", whose unit is share. Allowed: a metric that counts: leads, mql, sal, sql, won.',
    ],
  ],
  [
    'a goal in a metric that the glossary lacks',
    (p) => {
      p['glossary']!['metrics'] = set([
        { id: 'mql', name: 'MQL', formula: 'Count.', unit: 'count' },
      ]);
      p['goals'] = set({
        joint: { label: 'All', metric: 'revenue', target: 1, per: 'year' },
        marketing: [],
        sales: [],
      });
    },
    ['goals.joint.metric is "revenue", which is not declared. Allowed: mql.'],
  ],
  [
    'a channel rule that hides the rest',
    (p) => (p['channels'] = set([{ channel: 'other' }, { source: ['x'], channel: 'social' }])),
    [
      'channels[0] has neither source nor medium and hides the rules after it. Allowed: this rule only as the last, after channels[1].',
    ],
  ],
  [
    'a time zone that does not exist',
    (p) => (p['calendars']![0]!['zone'] = set('Europe/Köln')),
    ['calendars[0].zone is "Europe/Köln". Allowed: an IANA time zone such as Europe/Berlin.'],
  ],
  [
    'a holiday that does not exist',
    (p) => (p['calendars']![0]!['holidays'] = set(['2027-02-29'])),
    ['calendars[0].holidays[0] is "2027-02-29". Allowed: an existing date yyyy-MM-dd.'],
  ],
  [
    'hours that end before they begin',
    (p) => (p['calendars']![0]!['hours']!['mon'] = set([{ from: '17:00', to: '09:00' }])),
    [
      'calendars[0].hours.mon[0].to is "09:00". Allowed: a wall time later than 17:00; hours over midnight are two intervals, up to 24:00 and from 00:00.',
    ],
  ],
  [
    'a weekday that is none',
    (p) => (p['calendars']![0]!['hours']!['monday'] = set([])),
    [
      'calendars[0].hours.monday is not known here. Allowed: the keys mon, tue, wed, thu, fri, sat, sun.',
    ],
  ],
  [
    'three mistakes in three sections, all at once',
    (p) => {
      p['routing']!['rule'] = set(7);
      p['commitments']![0]!['perMonth'] = set(0);
      p['serviceLevels']![0]!['calendar'] = set('shop');
    },
    [
      'routing.rule is 7. Allowed: weighted-round-robin.',
      'commitments[0].perMonth is 0. Allowed: a whole number from 1 to 10000000.',
      'serviceLevels[0].calendar is "shop", which is not declared. Allowed: office.',
    ],
  ],
];

describe('a playbook with a mistake is refused, and told where and what is allowed', () => {
  it.each(mistakes)('%s', (_, make, problems) => {
    const playbook = structuredClone(defaultPlaybook()) as unknown as Json;
    make(playbook);
    expect(problemsOf(playbook)).toEqual(problems);
  });

  it.each([
    ['nothing', '', 'null'],
    ['a list', '- 1', '[1]'],
    ['a word', 'playbook', '"playbook"'],
  ])('%s is not a playbook', (_, yaml, shown) => {
    expect(problemsOf(yaml)).toEqual([
      `document is ${shown}. Allowed: an object with the keys glossary, attributes, channels, lists, identity, accounts, scoring, qualification, returns, routing, rejection, serviceLevels, commitments, goals, consent, retention, calendars.`,
    ]);
  });
});

describe('a playbook as text', () => {
  const yaml = defaultPlaybookYaml();
  const lineOf = (text: string) => yaml.split('\n').findIndex((line) => line.includes(text)) + 1;

  it('is told the line of the mistake', () => {
    const broken = yaml
      .replace('  threshold: 50', '  treshold: 50')
      .replace('atRisk: 0.75', 'atRisk: 2');
    expect(problemsOf(broken)).toEqual([
      `qualification.threshold (line ${lineOf('qualification:')}) is missing. Allowed: a whole number from -1000 to 1000.`,
      `qualification.treshold (line ${lineOf('  threshold: 50')}) is not known here. Allowed: the keys threshold.`,
      `serviceLevels[0].atRisk (line ${lineOf('atRisk: 0.75')}) is 2. Allowed: a number over 0 and under 1, such as 0.75.`,
    ]);
  });

  it('is refused with a key twice', () => {
    expect(problemsOf('routing: {}\nrouting: {}\n')).toEqual([
      'document (line 2) is not valid YAML: Map keys must be unique. Allowed: one YAML 1.2 document, each key once, up to 50 aliases.',
    ]);
  });

  it('is refused as two documents', () => {
    expect(problemsOf('a: 1\n---\nb: 2\n').join()).toContain('is not valid YAML');
  });

  it('is refused with a tag that makes something else of a value', () => {
    expect(problemsOf('routing: !run {}\n').join()).toContain('Unresolved tag: !run');
  });

  it('is refused as an alias bomb', () => {
    const levels = Array.from({ length: 9 }, (_, level) => level + 1);
    const bomb = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x]',
      ...levels.map(
        (n) =>
          `a${n}: &a${n} [${Array(9)
            .fill(`*a${n - 1}`)
            .join(', ')}]`,
      ),
    ].join('\n');
    expect(problemsOf(bomb)).toEqual([
      'document cannot be read: Excessive alias count indicates a resource exhaustion attack. Allowed: one YAML 1.2 document, each key once, up to 50 aliases.',
    ]);
  });

  it('is refused when it nests without end', () => {
    expect(problemsOf('['.repeat(20_000))).toEqual([
      'document nests deeper than 32 levels. Allowed: up to 32 levels.',
    ]);
    expect(problemsOf('- '.repeat(20_000))).not.toEqual([]);
  });

  it('is refused over 256 KB, as text and as an object', () => {
    const comment = `# ${'x'.repeat(256 * 1024)}\n`;
    expect(problemsOf(`${comment}routing: {}`)).toEqual([
      'document is 257 KB. Allowed: up to 256 KB.',
    ]);
    expect(problemsOf({ comment })).toEqual(['document is 257 KB. Allowed: up to 256 KB.']);
  });
});
