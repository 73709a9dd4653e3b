import { z } from 'zod';
import {
  chargeTypes,
  connectionStates,
  type RuleProfile,
  type Rules,
  serviceLevels,
} from '../peering/index.ts';
import type { Mistake } from './mistake.ts';
import { type LineOf, type Parsed, parseYaml, type SourceFile } from './source-file.ts';

const count = z.int().positive();
const mask = z.int().min(0).max(32);
const maskOrder = 'the shortest mask comes first';
const masks = ([least, most]: readonly number[]) => (least ?? 0) <= (most ?? 0);
const ascending = (numbers: readonly number[]) =>
  numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? n));
const priceTable = z
  .array(z.tuple([count.nullable(), z.number().positive()]))
  .min(1)
  .refine(
    (steps) => ascending(steps.map(([upTo]) => upTo ?? Number.POSITIVE_INFINITY)),
    'steps must rise, and only the last may have no ceiling (null)',
  );

const rules = z.strictObject({
  cloud: z.enum(['tencent', 'aws']),
  crossRegion: z.enum(['allowed', 'discontinued']),
  bandwidthTiersMbps: z.array(count).refine(ascending, 'tiers must rise'),
  crossRegionMaxMbps: count.nullable(),
  crossRegionBandwidthRequired: z.boolean(),
  sameRegionBandwidthSettable: z.boolean(),
  sameRegionFreeMbps: count.nullable(),
  siblingOverlap: z.enum(['deny', 'allow']),
  secondaryCidrCounts: z.boolean(),
  secondaryCidrRoutable: z.boolean(),
  ipv6: z.enum(['not-modelled', 'supported']),
  autoAcceptSameAccount: z.boolean(),
  // Answers say it in days.
  pendingTtlHours: count.multipleOf(24, 'must be whole days: a multiple of 24'),
  reenableExpired: z.enum(['requester', 'none']),
  onDeleteRoutes: z.enum(['remove', 'blackhole']),
  routeDestMustBeInPeer: z.boolean(),
  routeToPending: z.enum(['undocumented', 'blackhole', 'deny']),
  equalDestRoutes: z.enum(['deny', 'allow']),
  localAlwaysWins: z.boolean(),
  pendingDeletableBy: z.enum(['either', 'requester']),
  quotas: z.strictObject({
    peeringsPerVpc: count,
    routesPerTable: count,
    routeTablesPerVpc: count,
    subnetsPerVpc: count,
    secondaryCidrsPerVpc: count,
    vpcsPerRegion: count,
  }),
  quotaCounts: z.array(z.enum(connectionStates)).min(1),
  vpcRanges: z
    .array(z.tuple([z.string(), mask, mask]).refine(([, least, most]) => masks([least, most]), maskOrder))
    .min(1),
  subnetMask: z.tuple([mask, mask]).refine(masks, maskOrder),
  nameMax: count,
  payer: z.enum(['requester', 'each-side']),
  currency: z.string().length(3),
  serviceLevelLimits: z.partialRecord(
    z.enum(serviceLevels),
    z.strictObject({ chargeTypes: z.array(z.enum(chargeTypes)), regions: z.array(z.string()) }),
  ),
  prices: z.record(z.enum(chargeTypes), priceTable).nullable(),
}) satisfies z.ZodType<Rules>;

/** What only a whole set of rules can get wrong. */
const whole = rules.refine(
  (all) =>
    all.crossRegion === 'discontinued' ||
    !all.crossRegionBandwidthRequired ||
    (all.bandwidthTiersMbps.length > 0 && all.crossRegionMaxMbps !== null),
  {
    path: ['crossRegionBandwidthRequired'],
    message: 'needs bandwidthTiersMbps to choose from and a crossRegionMaxMbps',
  },
);

const file = z.strictObject({
  profile: z.string().regex(/^[a-z0-9-]+$/),
  extends: z.string().optional(),
  note: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  sources: z.array(z.string()).optional(),
  rules: rules.partial(),
});

/** Reads every profile; one that `extends` another takes over what it does not say itself. */
export function parseRules(files: readonly SourceFile[]): Parsed<Map<string, RuleProfile>> {
  const mistakes: Mistake[] = [];
  const raw = new Map<string, z.infer<typeof file> & { file: string; lineOf: LineOf }>();
  for (const source of files) {
    const parsed = parseYaml(source.file, source.text, file);
    if ('mistakes' in parsed) {
      mistakes.push(...parsed.mistakes);
      continue;
    }
    const { value, lineOf } = parsed;
    const expected = source.file.slice(source.file.lastIndexOf('/') + 1).replace(/\.json$/, '');
    if (value.profile !== expected) {
      const message = `profile "${value.profile}" must be the file's name, "${expected}"`;
      mistakes.push({ file: source.file, line: lineOf(['profile']), message });
    }
    raw.set(expected, { ...value, file: source.file, lineOf });
  }
  // A file that cannot be read is not missed by those that extend it as well.
  if (mistakes.length > 0) return { mistakes };
  const profiles = new Map<string, RuleProfile>();
  for (const [name, profile] of raw) {
    const chain = ancestry(name, raw);
    if (typeof chain === 'string') {
      mistakes.push({ file: profile.file, line: profile.lineOf(['extends']), message: `extends: ${chain}` });
      continue;
    }
    const merged = whole.safeParse(Object.assign({}, ...chain.map((ancestor) => ancestor.rules)));
    if (merged.success) profiles.set(name, { profile: name, note: profile.note, rules: merged.data });
    else {
      for (const issue of merged.error.issues) {
        const path = ['rules', ...issue.path];
        mistakes.push({
          file: profile.file,
          line: profile.lineOf(path),
          message: `${path.map(String).join('.')}: ${issue.message}`,
        });
      }
    }
  }
  return mistakes.length > 0 ? { mistakes } : { value: profiles };
}

/** The profile and what it extends, remotest first; or what is wrong with the chain. */
function ancestry<T extends { extends?: string | undefined }>(
  name: string,
  all: ReadonlyMap<string, T>,
): T[] | string {
  const chain: T[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined; ) {
    const profile: T | undefined = all.get(at);
    if (!profile) return `no profile "${at}"`;
    if (seen.has(at)) return `"${at}" extends itself`;
    seen.add(at);
    chain.unshift(profile);
    at = profile.extends;
  }
  return chain;
}
