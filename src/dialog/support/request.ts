import type { Lang } from '../../faq/index.ts';
import {
  highestMbps,
  type Quotas,
  quotaNames,
  quotaOf,
  type Refusal,
  type World,
} from '../../peering/index.ts';
import { peeringText, supportText } from '../../text/index.ts';
import type { TicketRequest } from '../../tickets/index.ts';
import type { Button } from '../reply.ts';

/** The highest that can be asked for in chat; more is for people to talk about. */
export const mostAskedFor = { quota: 1000, bandwidth: 10_000 } as const;

/** The quota of a name, if there is one. */
export const quotaNamed = (name: string | undefined): keyof Quotas | undefined =>
  quotaNames.find((quota) => quota === name);

/** What is granted by a request, as its customer is told. */
export function requestWords(lang: Lang, request: TicketRequest): string {
  const words = supportText[lang];
  if (request.raise === 'bandwidth') return words.bandwidthAllowed(request.to);
  const quota = quotaNamed(request.quota);
  return words.quotaRaised(quota === undefined ? request.quota : peeringText(lang).quotas[quota], request.to);
}

/** What is asked for, with what is in force now, as an agent sees it. */
export function requestFacts(lang: Lang, request: TicketRequest, world: World): string {
  const words = supportText[lang].agent;
  if (request.raise === 'bandwidth')
    return words.requestBandwidth(highestMbps(world, request.uin) ?? 0, request.to);
  const quota = quotaNamed(request.quota);
  if (quota === undefined) return request.quota;
  return words.requestQuota(peeringText(lang).quotas[quota], quotaOf(world, request.uin, quota), request.to);
}

/** A way to a ticket for each limit of one's own that stands in the way; limits of others are theirs to raise. */
export function ticketButtons(
  lang: Lang,
  world: World,
  uin: string,
  refusals: readonly Refusal[],
): readonly Button[] {
  const seen = new Set<string>();
  return refusals.flatMap((reason): readonly Button[] => {
    const values = ticketValues(world, uin, reason);
    if (values === undefined || seen.has(JSON.stringify(values))) return [];
    seen.add(JSON.stringify(values));
    const label =
      values.kind === 'quota' ? supportText[lang].open.askQuota : supportText[lang].open.askBandwidth;
    // What the limit stopped goes on once it is raised.
    return [
      { label, action: { do: 'guide', guide: 'open_ticket', values: { ...values, stopped: 'yes' }, uin } },
    ];
  });
}

function ticketValues(
  world: World,
  uin: string,
  reason: Refusal,
): Readonly<Record<string, string>> | undefined {
  if (reason.code === 'QUOTA_EXCEEDED') {
    const { quota, limit, used } = reason.args;
    if (used === null) return undefined;
    const asked = { kind: 'quota', account: uin, quota };
    // At the maximum there is nothing to ask for: the guide says what to do instead.
    return limit >= mostAskedFor.quota
      ? asked
      : { ...asked, to: String(Math.min(mostAskedFor.quota, limit * 2)) };
  }
  if (reason.code !== 'BANDWIDTH_OVER_LIMIT') return undefined;
  const { bandwidthMbps } = reason.args;
  const highest = highestMbps(world, uin) ?? 0;
  if (highest >= mostAskedFor.bandwidth) return { kind: 'bandwidth', account: uin };
  const to = Math.max(bandwidthMbps, highest + 1);
  return { kind: 'bandwidth', account: uin, to: String(Math.min(mostAskedFor.bandwidth, to)) };
}
