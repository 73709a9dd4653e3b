/** Kinds of data that people put into a question. */
export type DataKind =
  | 'cidr'
  | 'ip'
  | 'vpc'
  | 'peering'
  | 'subnet'
  | 'route_table'
  | 'gateway'
  | 'region_code'
  | 'bandwidth'
  | 'account'
  | 'port'
  | 'number';

/** A piece of data in a normalised text: where it stands and its value in the project's own form. */
export interface DataSpan {
  readonly kind: DataKind;
  readonly start: number;
  readonly end: number;
  /** Ids, blocks and addresses as typed; bandwidth in Mbps; ports and plain numbers as digits. */
  readonly value: string;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = `${octet}(?:\\.${octet}){3}`;
const hextet = '[0-9a-f]{1,4}';
const ipv6 = `(?:${hextet}:){2,7}(?::|${hextet})(?::${hextet}){0,6}|(?:${hextet}:){1,6}:(?:${hextet})?|::(?:${hextet}:){0,6}${hextet}`;
/** No letter, digit, dot or hyphen before; a colon only where it cannot be the inside of an IPv6 address. */
const leftEdge = '(?<![0-9a-z._-])(?<!:[0-9a-f]{0,4}:)';
const bandwidthUnits: readonly [RegExp, number][] = [
  [/^(?:g|gb|gbps|gb\/s|gbit|gbit\/s|gbits|千兆)$/, 1000],
  [/^(?:m|mb|mbps|mb\/s|mbit|mbit\/s|mbits|兆|兆带宽)$/, 1],
];

/**
 * What is looked for, most specific first: a stretch that one pattern took is not offered to the next.
 * `\b` is no help beside Chinese characters, so edges are spelled out as "no letter, digit, dot or hyphen".
 */
const patterns: readonly {
  readonly kind: DataKind;
  readonly pattern: RegExp;
  readonly value?: (match: RegExpExecArray) => string | undefined;
}[] = [
  {
    kind: 'cidr',
    pattern: edged(`(?:${ipv4}|${ipv6})\\s?/\\s?\\d{1,3}`),
    value: (m) => m[0].replace(/\s/g, ''),
  },
  { kind: 'cidr', pattern: edged(`(?:10|172|192)(?:\\.${octet}){1,2}/\\d{1,2}`) },
  {
    kind: 'port',
    pattern: new RegExp(`(?<=(?<![\\d.])${ipv4}):(\\d{1,5})(?![\\d.])`, 'g'),
    value: (m) => port(m[1]),
  },
  { kind: 'ip', pattern: new RegExp(`${leftEdge}${ipv4}(?![0-9a-z_]|[.-][0-9a-z])`, 'g') },
  { kind: 'ip', pattern: edged(ipv6) },
  { kind: 'vpc', pattern: edged('vpc-[0-9a-z]+(?:[-_][0-9a-z]+)*') },
  { kind: 'peering', pattern: edged('pcx-[0-9a-z]+(?:[-_][0-9a-z]+)*') },
  { kind: 'subnet', pattern: edged('subnet-[0-9a-z]+(?:[-_][0-9a-z]+)*') },
  { kind: 'route_table', pattern: edged('rtb-[0-9a-z]+(?:[-_][0-9a-z]+)*') },
  { kind: 'gateway', pattern: edged('(?:nat|vpngw|ccn|eni|ins|dcg)-[0-9a-z]{1,12}') },
  { kind: 'region_code', pattern: edged('(?:ap|na|sa|eu|af|me|us|ca|cn)-[a-z]{4,}(?:-\\d)?') },
  {
    kind: 'port',
    pattern: /(?:端口|port)\s*(?:号|是|为|=|:|number)?\s*(\d{1,5})(?![\d.])/g,
    value: (m) => port(m[1]),
  },
  { kind: 'port', pattern: /(?<![\d.])(\d{1,5})\s*(?:端口|port\b)/g, value: (m) => port(m[1]) },
  {
    kind: 'port',
    pattern: /(?<![a-z])(ssh|mysql|redis|https|http|rdp)(?![a-z])(?=.{0,6}(?:端口|port))/g,
    value: (m) => wellKnownPorts.get(m[1] ?? ''),
  },
  {
    kind: 'bandwidth',
    pattern:
      /(?<![\d.a-z-])(\d+(?:\.\d+)?)\s*(gbits?(?:\/s)?|gbps|gb\/s|gb|g|mbits?(?:\/s)?|mbps|mb\/s|mb|m|千兆|兆)(?![a-z])/g,
    value: (m) => megabits(m[1], m[2]),
  },
  {
    kind: 'bandwidth',
    pattern:
      /(?<![\d一二两三四五六七八九十百千])(一百|两百|二百|三百|五百|八百|一千|两千|二十|五十|百|千|十)兆/g,
    value: (m) => spoken.get(m[1] ?? ''),
  },
  {
    kind: 'bandwidth',
    pattern: /(?<!\d)([一两二三四五]|\d)个g(?![a-z])/g,
    value: (m) => String(1000 * (numerals.get(m[1] ?? '') ?? Number(m[1]))),
  },
  { kind: 'account', pattern: /(?<![\d.a-z])\d{9,13}(?![\d.])/g },
  { kind: 'number', pattern: /(?<![\d.a-z-])\d+(?:\.\d+)?(?![\d.a-z])/g },
];

const wellKnownPorts = new Map([
  ['ssh', '22'],
  ['mysql', '3306'],
  ['redis', '6379'],
  ['https', '443'],
  ['http', '80'],
  ['rdp', '3389'],
]);
const numerals = new Map([
  ['一', 1],
  ['两', 2],
  ['二', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
]);
const spoken = new Map([
  ['十', '10'],
  ['二十', '20'],
  ['五十', '50'],
  ['百', '100'],
  ['一百', '100'],
  ['两百', '200'],
  ['二百', '200'],
  ['三百', '300'],
  ['八百', '800'],
  ['两千', '2000'],
  ['五百', '500'],
  ['千', '1000'],
  ['一千', '1000'],
]);

function edged(source: string): RegExp {
  return new RegExp(`${leftEdge}(?:${source})(?![0-9a-z_]|[.:-][0-9a-z])`, 'g');
}

function port(digits: string | undefined): string | undefined {
  const value = Number(digits);
  return value >= 1 && value <= 65_535 ? String(value) : undefined;
}

function megabits(amount: string | undefined, unit: string | undefined): string | undefined {
  const factor = bandwidthUnits.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
  return factor === undefined ? undefined : String(Math.round(Number(amount) * factor));
}

/** Finds the data in a {@link normalise}d text, in order, without overlaps. */
export function findData(text: string): DataSpan[] {
  const found: DataSpan[] = [];
  for (const { kind, pattern, value } of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((span) => span.start < end && start < span.end)) continue;
      const own = value ? value(match) : match[0];
      if (own !== undefined) found.push({ kind, start, end, value: own });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
