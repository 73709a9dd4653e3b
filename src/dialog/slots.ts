import { type DataSpan, maxUtterance } from '../faq/index.ts';
import type { RegionNames } from './region-names.ts';

/** Values found in an utterance, in the project's own form; a key is present only when its value is. */
export interface Slots {
  local_vpc?: string;
  peer_vpc?: string;
  peering?: string;
  subnet?: string;
  route_table?: string;
  /** Region codes, e.g. `ap-guangzhou`. */
  local_region?: string;
  peer_region?: string;
  /** Account id (UIN), decimal. */
  account?: string;
  name?: string;
  cidrs?: string[];
  ips?: string[];
  port?: number;
  bandwidth_mbps?: number;
}

/** Words right before a VPC that make it the other side's. */
const theirs =
  /(?:对方|对端|对面|对家|他们|他那边|人家|客户|合作方|合作伙伴|伙伴|供应商|别人|来自|(?<![a-z])(?:their|his|her|theirs|(?:the|their) peer|remote|partner(?:'s)?|customer(?:'s)?|vendor(?:'s)?|other (?:side|party|account)(?:'s)?|from their))[\u4e00-\u9fff\s]{0,8}(?:vpc|network)?\s*(?:是|为|is|:|=)?\s*$/;
/** Words right before a VPC that make it one's own. */
const ours =
  /(?:我的|我这边|我们的|我们这边|我方|本端|自己的|这边|我这里|(?<![a-z])(?:my|ours?|own|local|mine|from my|from our))[\u4e00-\u9fff\s]{0,6}(?:vpc|network)?\s*(?:是|为|is|:|=)?\s*$/;

/**
 * Reads the slots off a normalised text. The first VPC is the local one and the second the peer, unless the
 * words before one say whose it is; a region belongs to the VPC it stands next to.
 */
export function findSlots(
  normal: string,
  original: string,
  data: readonly DataSpan[],
  regions: RegionNames,
): Slots {
  const slots: Slots = {};
  const values = (kind: DataSpan['kind']) => data.filter((span) => span.kind === kind);
  const first = (kind: DataSpan['kind']) => values(kind)[0]?.value;
  Object.assign(slots, sides(normal, values('vpc'), values('subnet')[0]));
  assign(slots, 'peering', first('peering'));
  assign(slots, 'subnet', first('subnet'));
  assign(slots, 'route_table', first('route_table'));
  assign(slots, 'account', account(normal, data));
  assign(slots, 'name', findName(original));
  const cidrs = unique(values('cidr'));
  const ips = unique(values('ip'));
  if (cidrs.length > 0) slots.cidrs = cidrs;
  if (ips.length > 0) slots.ips = ips;
  const port = first('port') ?? loosePort(normal, data);
  if (port !== undefined) slots.port = Number(port);
  const bandwidth = values('bandwidth').at(-1)?.value ?? looseBandwidth(normal, data);
  if (Number(bandwidth) > 0 && Number.isSafeInteger(Math.ceil(Number(bandwidth)))) {
    slots.bandwidth_mbps = Number(bandwidth);
  }
  Object.assign(slots, placeRegions(normal, data, regions, slots));
  return departsFromPeer(normal, regions, data, slots) ? swapped(slots) : slots;
}

/** "从深圳这个往香港那个": where the words say which end it starts from, they outweigh the order of the ids. */
function departsFromPeer(
  text: string,
  regions: RegionNames,
  data: readonly DataSpan[],
  slots: Slots,
): boolean {
  if (slots.local_vpc === undefined || slots.peer_region === undefined) return false;
  return regions
    .find(text, data)
    .some(
      ({ code, start, end }) =>
        code === slots.peer_region &&
        /(?:从|由|from)\s*$/.test(text.slice(0, start)) &&
        !/^\s*(?:的|那边的)?\s*vpc-/.test(text.slice(end)),
    );
}

function swapped({ local_vpc, peer_vpc, local_region, peer_region, ...rest }: Slots): Slots {
  return {
    ...rest,
    ...(peer_vpc === undefined ? {} : { local_vpc: peer_vpc }),
    ...(local_vpc === undefined ? {} : { peer_vpc: local_vpc }),
    ...(peer_region === undefined ? {} : { local_region: peer_region }),
    ...(local_region === undefined ? {} : { peer_region: local_region }),
  };
}

function assign<K extends 'peering' | 'subnet' | 'route_table' | 'account' | 'name'>(
  slots: Slots,
  key: K,
  value: string | undefined,
): void {
  if (value !== undefined) slots[key] = value;
}

function unique(spans: readonly DataSpan[]): string[] {
  return [...new Set(spans.map((span) => span.value))];
}

function sides(text: string, vpcs: readonly DataSpan[], subnet: DataSpan | undefined): Slots {
  const distinct = vpcs.filter((span, i) => vpcs.findIndex((other) => other.value === span.value) === i);
  const [a, b] = distinct;
  if (!a) return {};
  const before = (span: DataSpan, from: number) => text.slice(Math.max(from, span.start - 24), span.start);
  const aIsTheirs = theirs.test(before(a, 0));
  // "subnet-… 到 vpc-b": the subnet is the near end, so a lone VPC after it is the far one.
  const behindSubnet =
    subnet !== undefined &&
    /到|去|和|跟|与|->|→|(?<![a-z])(?:to|and|with)(?![a-z])/.test(text.slice(subnet.end, a.start));
  if (!b) return aIsTheirs || behindSubnet ? { peer_vpc: a.value } : { local_vpc: a.value };
  const bIsOurs = ours.test(before(b, a.end));
  const aIsOurs = ours.test(before(a, 0));
  if ((aIsTheirs && !aIsOurs) || bIsOurs) return { local_vpc: b.value, peer_vpc: a.value };
  return { local_vpc: a.value, peer_vpc: b.value };
}

const notAccounts =
  /(?:工单|单号|案件|编号|手机|电话|订单|微信|qq|(?<![a-z])(?:ticket|case|request|phone|tel|call|mobile|order))[号码为是:：#\s]*(?:id|number|no\.?)?[:：#\s]*$/;

/** A long number is an account unless it is a ticket's or a telephone's. */
function account(text: string, data: readonly DataSpan[]): string | undefined {
  const found = data.find(
    ({ kind, start }) => kind === 'account' && !notAccounts.test(text.slice(Math.max(0, start - 20), start)),
  )?.value;
  if (found !== undefined) return found;
  return /(?:uin|账号|账户|帐号|account)(?:\s*(?:id|号|是|为|is|number|:|：|=|#))*\s*(\d{5,20})(?!\d)/.exec(
    text,
  )?.[1];
}

const speaksOfReaching =
  /通|连不上|连得上|访问|可达|端口|telnet|ping|reach|connect|check|test|tcp|udp|diagnos/;

/** "vpc-web 访问 vpc-db 的 3306 通不通", "tcp 8443": where an end is named, a bare number is the port. */
function loosePort(text: string, data: readonly DataSpan[]): string | undefined {
  if (!speaksOfReaching.test(text) || !data.some(({ kind }) => ['ip', 'vpc', 'subnet'].includes(kind)))
    return undefined;
  const bare = data.find(
    ({ kind, value, end }) =>
      kind === 'number' &&
      /^[1-9]\d{1,4}$/.test(value) &&
      Number(value) <= 65_535 &&
      !counted.test(text.slice(end)),
  );
  return bare?.value;
}

const counted =
  /^\s*(?:台|个|条|号|点|天|年|月|日|小时|分钟|次|倍|家|%|(?:vpcs?|servers?|machines?|hours?|days?|months?|times|peerings?|regions?|accounts?|people|users?)(?![a-z]))/;

/** "bandwidth 500", "带宽改成 200": a bare number after the word is Mbps, unless it counts something else. */
function looseBandwidth(text: string, data: readonly DataSpan[]): string | undefined {
  const word = /带宽|频宽|bandwidth/.exec(text);
  if (!word) return undefined;
  return data.find(
    ({ kind, start, end }) =>
      kind === 'number' && start > word.index && start - word.index < 40 && !counted.test(text.slice(end)),
  )?.value;
}

const quotes = '["“”\'‘’「」『』`]?';
const nameChars = '[\\p{L}\\p{N}_.-]{1,60}';
const namePatterns = [
  /(?:名字|名称|名儿|命名|取名|起名|名为|名叫|叫做?|call(?:ed)?(?: it)?|named?(?: it)?)\s*(?:叫|为|是|成|:|：|=)*\s*["“「『']([^"”」』']{1,60})["”」』']/iu,
  new RegExp(
    `(?:名字|名称|名稱|名儿|命名|取名|起名|名为|名為|名叫)\\s*(?:叫做|叫作|叫|为|為|是|成|:|：|=)*\\s*${quotes}(${nameChars})`,
    'u',
  ),
  new RegExp(`(?:就叫|叫做|叫作|称为)\\s*${quotes}(${nameChars})`, 'u'),
  new RegExp(`(?<=[，,。\\s])叫\\s*${quotes}([A-Za-z][\\w.-]{0,59})`, 'u'),
  new RegExp(
    `\\b(?:called|named|name|call (?=it|this|that|the peering|the connection|["“'‘\`]))(?: ?(?:it|is|as|to be|this one|this|that|the peering|the connection))* ?[:=]? ?${quotes}([A-Za-z0-9][\\w.-]{0,59})`,
    'iu',
  ),
];
const notNames =
  /^(?:vpc|pcx|subnet|rtb)-|^(?:什么|吗|的|resolution|servers?|of|and|or|the|a|for|is|it|my|me|must|can|has|have|in|on|too|already|not|back|now|with|to|so)$/i;

/**
 * The name to give a peering; from the text as typed, since names keep their capitals. Spaces are drawn together first:
 * the patterns would try every way of sharing out a long run of them.
 */
function findName(original: string): string | undefined {
  const text = original.slice(0, maxUtterance).normalize('NFKC').replace(/\s+/g, ' ');
  for (const pattern of namePatterns) {
    const name = pattern.exec(text)?.[1]?.replace(/[.]+$/, '');
    if (name && !notNames.test(name))
      return name.replace(/(?<=\p{Script=Han})(?:吧|呢|啊|谢谢|即可|就行)$/u, '');
  }
  return undefined;
}

/**
 * Each region goes to the VPC nearest behind it ("广州的 vpc-a", "vpc-b in Frankfurt" nearest before it). Without
 * VPCs the first region is the local one and the second the peer's.
 */
function placeRegions(text: string, data: readonly DataSpan[], regions: RegionNames, slots: Slots): Slots {
  const found = regions.find(text, data);
  const distinct = found.filter((span, i) => found.findIndex((other) => other.code === span.code) === i);
  if (distinct.length === 0) return {};
  const vpcs = data.filter(({ kind }) => kind === 'vpc');
  const placed: Slots = {};
  for (const region of distinct) {
    const owner = nearest(text, region, vpcs);
    const side = owner?.value === slots.peer_vpc && owner !== undefined ? 'peer_region' : 'local_region';
    const theirsBefore = theirs.test(text.slice(Math.max(0, region.start - 12), region.start));
    const wanted = owner === undefined && theirsBefore ? 'peer_region' : side;
    const other = wanted === 'local_region' ? 'peer_region' : 'local_region';
    placed[placed[wanted] === undefined ? wanted : other] ??= region.code;
  }
  return placed;
}

function nearest(
  text: string,
  region: { start: number; end: number },
  vpcs: readonly DataSpan[],
): DataSpan | undefined {
  const behind = vpcs.find((vpc) => vpc.start >= region.end);
  const ahead = vpcs.findLast((vpc) => vpc.end <= region.start);
  const gap = (vpc: DataSpan | undefined) =>
    vpc === undefined
      ? Number.POSITIVE_INFINITY
      : vpc.start >= region.end
        ? text.slice(region.end, vpc.start).trim().length
        : text.slice(vpc.end, region.start).trim().length;
  if (ahead && /^\W*(?:in|at|@|位于|在|\()\W*$/.test(text.slice(ahead.end, region.start))) return ahead;
  return gap(behind) <= gap(ahead) ? behind : ahead;
}
