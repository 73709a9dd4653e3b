import { normalise } from '../../faq/index.ts';
import { chargeOf, type Peering } from '../../peering/index.ts';
import { agoText, guideText, inline, leftText, pageText } from '../../text/index.ts';
import { findNamed } from '../guides/named.ts';
import { noPeering, ownPeerings, peeringAt, peeringIdIn } from '../guides/steps.ts';
import { peeringButtons } from '../peering-actions.ts';
import { dearestText, endText, ownRoutes, payerText } from '../peering-facts.ts';
import type { Button, Reply } from '../reply.ts';
import type { ShowPage, View } from './page.ts';
import { peeringsPage, stateText } from './peerings.ts';

/** Routes of one VPC that are listed; the others are counted. */
const routesShown = 10;

/** One peering: its ends, its state by the clock, what it costs, the own routes, and what may be done with it now. */
export const peeringPage: ShowPage = async (view) => {
  if (view.id === undefined) return peeringsPage(view);
  const peering = named(view.id, view);
  return peering === undefined ? unknown(view, view.id) : detail(view, peering);
};

/** By id, else by a name that only one has. */
function named(text: string, view: View): Peering | undefined {
  const id = peeringIdIn(text);
  if (id !== undefined) return peeringAt(id, view);
  const naming = findNamed(
    text,
    ownPeerings(view).map((peering) => ({ id: peering.id, names: [peering.name] })),
  );
  return naming.kind === 'one' ? peeringAt(naming.item.id, view) : undefined;
}

const unknown = (view: View, text: string): Reply => ({
  markdown: noPeering(peeringIdIn(text) ?? `“${inline(normalise(text), 60)}”`, view.lang),
  buttons: [toList(view)],
});

function toList({ lang, uin, from }: View): Button {
  return { label: pageText[lang].peerings.toList, action: { do: 'show', page: 'peerings', uin, from } };
}

function detail(view: View, peering: Peering): Reply {
  const { lang, now, world, uin } = view;
  const words = pageText[lang].peerings.detail;
  const life = guideText[lang].life;
  const { state, createdAt, bandwidthMbps, chargeType } = peering;
  const left = createdAt + world.rules.pendingTtlHours * 3_600_000 - now;
  const billed = chargeOf(world, peering).billable;
  const steps = guideText[lang].steps.bandwidth;
  const facts = [
    words.requester(endText(view, peering, 'requester')),
    words.accepter(endText(view, peering, 'accepter')),
    words.created(agoText(lang, now - createdAt)),
    ...(state === 'PENDING' ? [words.left(leftText(lang, left))] : []),
    ...(bandwidthMbps === null && !billed
      ? []
      : [words.bandwidth(bandwidthMbps === null ? life.noCap : steps.shown(String(bandwidthMbps)))]),
    ...(chargeType === null || !billed ? [] : [words.charge(words.modes[chargeType])]),
    words.cost([payerText(view, peering), ...dearestText(view, peering)].join(lang === 'zh' ? '' : ' ')),
  ];
  return {
    markdown: [
      words.heading(inline(peering.name, 60), peering.id, stateText(view, peering)),
      facts.join('\n'),
      ...routeParts(view, peering),
    ].join('\n\n'),
    buttons: [
      ...peeringButtons(view, peering),
      { label: life.buttons.history, action: { do: 'show', page: 'history', uin, id: peering.id } },
      toList(view),
    ],
  };
}

/** The own routes that point at it, an own end at a time; what is over and has none needs no word. */
function routeParts(view: View, peering: Peering): readonly string[] {
  const words = pageText[view.lang].peerings.detail;
  return ownRoutes(view, peering).flatMap(({ vpc, routes }) => {
    if (routes.length === 0) {
      if (peering.state === 'ACTIVE') return [words.noRoutes(vpc)];
      return peering.state === 'PENDING' ? [words.noRoutesYet(vpc)] : [];
    }
    const lines = routes
      .slice(0, routesShown)
      .map(({ table, route }) => words.route(table, route.dest.text, route.enabled));
    const more = routes.length > routesShown ? [words.more(routes.length - routesShown)] : [];
    return [[words.routes(vpc, routes.length), ...lines, ...more].join('\n')];
  });
}
