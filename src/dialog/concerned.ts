import { type Member, may } from '../accounts/index.ts';
import type { Lang } from '../faq/index.ts';
import { chargeOf, type Peering, regionsOf, type World } from '../peering/index.ts';
import { inline } from '../text/index.ts';
import { noticesText, type PeeringFacts } from '../text/notices.ts';
import type { Desk } from './desk.ts';
import { partiesOf } from './peering-changes.ts';
import type { Button } from './reply.ts';

/** Somebody whom a peering concerns, as a member of the account at one of its ends. */
export interface Concerned {
  readonly member: Member;
  /** Within one account everybody is on the accepter's side: they are who can answer. */
  readonly side: 'requester' | 'accepter';
}

/** Everybody whom a peering concerns, each once, the accepter's side first. */
export async function concernedBy(desk: Desk, world: World, peering: Peering): Promise<readonly Concerned[]> {
  const { requester, accepter } = partiesOf(world, peering);
  const out = new Map<string, Concerned>();
  for (const member of await desk.members(accepter)) out.set(member.person, { member, side: 'accepter' });
  for (const member of await desk.members(requester))
    if (!out.has(member.person)) out.set(member.person, { member, side: 'requester' });
  return [...out.values()];
}

/** What is said of a peering, each part safe to stand in Markdown. */
export function factsOf(world: World, peering: Peering, lang: Lang, { regions }: Desk): PeeringFacts {
  const { requester, accepter } = partiesOf(world, peering);
  const [fromRegion, toRegion] = regionsOf(world, peering).map((code) =>
    inline(regions?.show(code, lang) ?? code),
  );
  const { billable, payer } = chargeOf(world, peering);
  const uin = payer === null || payer === 'each-side' ? null : payer;
  return {
    id: inline(peering.id),
    name: inline(peering.name),
    requester: inline(requester),
    accepter: inline(accepter),
    from: inline(peering.requesterVpc),
    to: inline(peering.accepterVpc),
    fromRegion: fromRegion ?? '',
    toRegion: toRegion ?? '',
    mbps: peering.bandwidthMbps === null ? null : `${peering.bandwidthMbps}`,
    payer: !billable ? 'free' : uin === null ? 'each side' : { uin: inline(uin) },
  };
}

/** Shows one peering. */
export const detailsButton = (lang: Lang, peering: Peering): Button => ({
  label: noticesText[lang].buttons.details,
  action: { do: 'show', page: 'peering', id: peering.id },
});

/** What may be done about an open request by somebody on the accepter's side. */
export function answerButtons(lang: Lang, peering: Peering, { role, uin }: Member): readonly Button[] {
  const { buttons } = noticesText[lang];
  if (!may(role, 'operate')) return [detailsButton(lang, peering)];
  const guide = (id: 'accept' | 'reject'): Button => ({
    label: buttons[id],
    action: { do: 'guide', guide: id, values: { peering: peering.id }, uin },
  });
  return [guide('accept'), guide('reject'), detailsButton(lang, peering)];
}
