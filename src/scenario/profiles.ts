import type { Quotas, Rules } from '../peering/index.ts';

/** A profile as it is written: only what differs from the one it extends. */
export interface WrittenProfile {
  readonly extends?: string | undefined;
  readonly rules: WrittenRules;
}

/** Some of the rules; quotas may be partial in turn. */
export type WrittenRules = { readonly [K in Exclude<keyof Rules, 'quotas'>]?: Rules[K] | undefined } & {
  readonly quotas?: { readonly [Q in keyof Quotas]?: number | undefined } | undefined;
};

/** Why a profile cannot be put together. */
export type ProfileFault = 'unknown' | 'cycle';

/** The profile that everything falls back on. */
export const ROOT_PROFILE = 'tencent-seed';

/**
 * The rules of a profile of a scenario file: its own rules, then those it extends, at last the product's. A name the
 * file defines hides the product's profile of that name, except that what it leaves out still falls back.
 */
export function rulesOf(
  name: string,
  written: ReadonlyMap<string, WrittenProfile>,
  product: ReadonlyMap<string, Rules>,
): Rules | ProfileFault {
  const chain: WrittenRules[] = [];
  const seen = new Set<string>();
  let at = name;
  while (written.has(at)) {
    if (seen.has(at)) return 'cycle';
    seen.add(at);
    const profile = written.get(at) as WrittenProfile;
    chain.unshift(profile.rules);
    if (profile.extends === undefined) {
      at = ROOT_PROFILE;
      break;
    }
    at = profile.extends;
  }
  const root = product.get(at);
  return root === undefined ? 'unknown' : chain.reduce<Rules>(overridden, root);
}

/** The rules with some of them replaced; quotas one by one. */
export function overridden(rules: Rules, { quotas, ...by }: WrittenRules): Rules {
  return { ...rules, ...given(by), quotas: { ...rules.quotas, ...given(quotas ?? {}) } };
}

/** The keys that were written. */
export const given = <T extends object>(written: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
