import { z } from 'zod';
import { chargeTypes, connectionStates, parseCidr, serviceLevels } from '../peering/index.ts';

/** A short text: ids, names, codes. Longer ones are a mistake. */
const word = z.string().min(1).max(200);
const text = z.string().max(2000);
const uin = z.string().regex(/^\d{1,20}$/, 'a UIN is decimal digits');
const amount = z.number().min(0).max(1e12);
const instant = z.iso
  .datetime({ offset: true, error: 'not an ISO 8601 time' })
  .refine((time) => !Number.isNaN(Date.parse(time)));
/** A block in canonical form; turned into a value when the world is built. */
const cidr = text.superRefine((value, context) => {
  const read = parseCidr(value);
  if (!read.ok) context.addIssue({ code: 'custom', message: cidrMistake(read.refusal) });
});
const ipv4 = cidr.refine((value) => !value.includes(':'), 'not an IPv4 block');
const ipv6 = cidr.refine((value) => value.includes(':'), 'not an IPv6 block');

function cidrMistake(refusal: Extract<ReturnType<typeof parseCidr>, { ok: false }>['refusal']): string {
  if (refusal.code === 'HOST_BITS_SET') return `host bits set; the block is ${refusal.args.canonical}`;
  const { fault, part, intent } = refusal.args;
  return `not a CIDR block (${fault}${part === '' ? '' : `: ${part}`})${intent === null ? '' : `; perhaps ${intent}`}`;
}

const count = z.number().int().min(0).max(1e9);
const step = z.tuple([z.number().positive().nullable(), z.number().min(0)]);
const limit = z.object({ chargeTypes: z.array(z.enum(chargeTypes)), regions: z.array(word) });
const mask = z.number().int().min(0).max(32);
const quotas = z.object({
  peeringsPerVpc: count.optional(),
  routesPerTable: count.optional(),
  routeTablesPerVpc: count.optional(),
  subnetsPerVpc: count.optional(),
  secondaryCidrsPerVpc: count.optional(),
  vpcsPerRegion: count.optional(),
});

/** Some rules, each as in `Rules`; what is not named stays as it was. */
export const rulesSchema = z.object({
  cloud: z.enum(['tencent', 'aws']).optional(),
  crossRegion: z.enum(['allowed', 'discontinued']).optional(),
  bandwidthTiersMbps: z.array(z.number().positive()).max(1000).optional(),
  crossRegionMaxMbps: z.number().positive().nullable().optional(),
  crossRegionBandwidthRequired: z.boolean().optional(),
  sameRegionBandwidthSettable: z.boolean().optional(),
  sameRegionFreeMbps: z.number().positive().nullable().optional(),
  siblingOverlap: z.enum(['deny', 'allow']).optional(),
  secondaryCidrCounts: z.boolean().optional(),
  secondaryCidrRoutable: z.boolean().optional(),
  ipv6: z.enum(['not-modelled', 'supported']).optional(),
  autoAcceptSameAccount: z.boolean().optional(),
  pendingTtlHours: amount.optional(),
  reenableExpired: z.enum(['requester', 'none']).optional(),
  onDeleteRoutes: z.enum(['remove', 'blackhole']).optional(),
  routeDestMustBeInPeer: z.boolean().optional(),
  routeToPending: z.enum(['undocumented', 'blackhole', 'deny']).optional(),
  equalDestRoutes: z.enum(['deny', 'allow']).optional(),
  localAlwaysWins: z.boolean().optional(),
  pendingDeletableBy: z.enum(['either', 'requester']).optional(),
  quotas: quotas.optional(),
  quotaCounts: z.array(z.enum(connectionStates)).optional(),
  vpcRanges: z
    .array(z.tuple([ipv4, mask, mask]))
    .max(100)
    .optional(),
  subnetMask: z.tuple([mask, mask]).optional(),
  nameMax: z.number().int().min(1).max(1000).optional(),
  payer: z.enum(['requester', 'each-side']).optional(),
  currency: word.optional(),
  serviceLevelLimits: z.partialRecord(z.enum(serviceLevels), limit).optional(),
  prices: z
    .object({ POSTPAID_BY_DAY_MAX: z.array(step).max(100), POSTPAID_BY_MONTH_95: z.array(step).max(100) })
    .nullable()
    .optional(),
});

/** A network as a file describes it: `world` of a scenario, or the whole of a world file. */
export const worldSchema = z.object({
  now: instant,
  profile: word,
  rules: rulesSchema.optional(),
  accounts: z.array(z.object({ uin, quotas: quotas.optional() })),
  vpcs: z.array(
    z.object({
      id: word,
      owner: uin,
      region: word,
      cidr: ipv4,
      secondaryCidrs: z.array(ipv4).optional(),
      ipv6Cidr: ipv6.nullish(),
      name: text.optional(),
    }),
  ),
  subnets: z
    .array(z.object({ id: word, vpc: word, cidr: ipv4, ipv6Cidr: ipv6.nullish(), routeTable: word }))
    .default([]),
  routeTables: z
    .array(
      z.object({
        id: word,
        vpc: word,
        default: z.boolean().optional(),
        routes: z.array(
          z.object({ dest: cidr, nextHopType: word, nextHop: word, enabled: z.boolean().optional() }),
        ),
      }),
    )
    .default([]),
  peerings: z
    .array(
      z.object({
        id: word,
        requesterVpc: word,
        accepterVpc: word,
        state: z.enum(connectionStates),
        createdAt: instant,
        name: text.optional(),
        bandwidthMbps: z.number().positive().nullish(),
        chargeType: z.enum(chargeTypes).nullish(),
      }),
    )
    .default([]),
  gateways: z.array(z.object({ id: word, vpc: word, type: word, reaches: word })).optional(),
  classicHosts: z
    .array(z.object({ id: word, owner: uin, region: word, ip: word, linkedVpc: word.nullish() }))
    .optional(),
});
export type WrittenWorld = z.infer<typeof worldSchema>;

const endpoint = z.union(
  [
    z.object({ subnet: word }),
    z.object({ ip: text, vpc: word }),
    z.object({ host: word }),
    z.object({ external: word, via: word }),
  ],
  'one of {subnet}, {ip, vpc}, {host}, {external, via}',
);

const routeAt = z.object({ routeTable: word, dest: text });
const peeringOnly = z.object({ peering: word });
const bandwidth = z.number().max(1e9);
const usage = z.discriminatedUnion('mode', [
  z.object({
    peering: word,
    mode: z.literal('POSTPAID_BY_DAY_MAX'),
    peakInMbps: amount,
    peakOutMbps: amount,
  }),
  z.object({
    peering: word,
    mode: z.literal('POSTPAID_BY_MONTH_95'),
    p95Mbps: amount,
    validDays: z.number().min(0).max(31),
    daysInMonth: z.number().int().min(28).max(31),
  }),
]);

/** Codes are not checked against ours: a file may expect one that a newer version knows. */
export const expectSchema = z.looseObject({
  verdict: word.optional(),
  reason: word.nullish(),
  anyOf: z.array(word).optional(),
  all: z.array(word).optional(),
  not: z.array(word).optional(),
});
export type Expectation = z.infer<typeof expectSchema>;

const common = { actor: uin, as: word.optional(), expect: expectSchema.optional() };
const peeringStep = <O extends string>(op: O) =>
  z.object({ op: z.literal(op), args: peeringOnly, ...common });
const routeStep = <O extends string>(op: O) => z.object({ op: z.literal(op), args: routeAt, ...common });
const builderStep = <O extends string>(op: O) =>
  z.object({ op: z.literal(op), args: z.object({ vpc: word, cidr: text }), ...common });

const serialSteps = [
  z.object({
    op: z.literal('create_peering'),
    args: z.object({
      requesterVpc: word,
      accepterVpc: word,
      accepterUin: text,
      accepterRegion: text,
      name: z.string().max(10_000).default(''),
      bandwidthMbps: bandwidth.nullish(),
      chargeType: z.enum(chargeTypes).nullish(),
      qos: word.nullish(),
    }),
    ...common,
  }),
  peeringStep('accept'),
  peeringStep('reject'),
  peeringStep('delete'),
  peeringStep('reenable'),
  peeringStep('get_peering'),
  z.object({
    op: z.literal('modify'),
    args: z.object({ peering: word, bandwidthMbps: bandwidth }),
    ...common,
  }),
  z.object({
    op: z.literal('create_vpc'),
    args: z.object({ region: word, cidr: text, name: z.string().max(10_000).default('') }),
    ...common,
  }),
  builderStep('create_subnet'),
  builderStep('add_secondary_cidr'),
  z.object({
    op: z.literal('add_route'),
    args: routeAt.extend({ nextHopType: word, nextHop: word }),
    ...common,
  }),
  routeStep('delete_route'),
  routeStep('enable_route'),
  routeStep('disable_route'),
  z.object({
    op: z.literal('reachability'),
    args: z.object({ from: endpoint, to: endpoint, family: z.enum(['ipv4', 'ipv6']).optional() }),
    ...common,
  }),
  z.object({ op: z.literal('bill'), args: usage, ...common }),
  z.object({
    op: z.literal('advance_time'),
    args: z.object({ hours: z.number().min(0).max(1e6) }),
    ...common,
    actor: uin.nullish(),
  }),
] as const;

const serialStep = z.discriminatedUnion('op', serialSteps);
export type SerialStep = z.infer<typeof serialStep>;
const parallelStep = z.object({
  op: z.literal('parallel'),
  args: z.object({ steps: z.array(serialStep).min(1).max(8) }),
  ...common,
  actor: uin.nullish(),
});
const stepSchema = z.discriminatedUnion('op', [...serialSteps, parallelStep]);
export type Step = z.infer<typeof stepSchema>;

const profileSchema = z.object({ note: text.optional(), extends: word.optional(), rules: rulesSchema });

/** A scenario file, `peering-scenarios/1`. Keys it does not name are left alone. */
export const scenarioSchema = z.object({
  format: z.literal('peering-scenarios/1'),
  profiles: z.record(word, profileSchema).optional(),
  cases: z.array(
    z.object({
      id: word,
      title: text.optional(),
      world: worldSchema,
      steps: z.array(stepSchema).max(10_000),
    }),
  ),
});
export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type ScenarioCase = ScenarioFile['cases'][number];
