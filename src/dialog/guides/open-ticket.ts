import type { Lang } from '../../faq/index.ts';
import { highestMbps, mapGet, quotaNames, quotaOf, rolesOf, siteOf } from '../../peering/index.ts';
import { inline, peeringText, supportText } from '../../text/index.ts';
import { ticketSentence, ticketText } from '../../text/tickets.ts';
import {
  type LeftGuide,
  openTicket as open,
  type TicketKind,
  type TicketRequest,
  ticketKinds,
} from '../../tickets/index.ts';
import { saidLongest } from '../conversation.ts';
import type { Effect } from '../desk.ts';
import { ticketCard } from '../support/card.ts';
import { keepTicket } from '../support/change-ticket.ts';
import { mostAskedFor, quotaNamed } from '../support/request.ts';
import { searchTerms } from '../support/search-terms.ts';
import { guessesFor } from '../support/suggestions.ts';
import { tellDesk } from '../support/tell-desk.ts';
import { understand } from '../understand.ts';
import { givenStep } from './given-step.ts';
import type { At, Guide, Read, Step, Values } from './guide.ts';

const words = (at: Pick<At, 'lang'>) => supportText[at.lang].open;

/** Characters of the problem that a line of the summary shows; the ticket has all of it. */
const shownInLine = 200;
/** How long a guide may have been put aside to be what the ticket is about, ms. */
const leftLately = 3_600_000;

const kindOf = ({ values }: Pick<At, 'values'>): TicketKind =>
  ticketKinds.find((kind) => kind === values.kind) ?? 'question';
const asksForMore = (at: Pick<At, 'values'>): boolean => kindOf(at) === 'quota' || kindOf(at) === 'bandwidth';

const kindStep: Step = {
  slot: 'kind',
  label: (at) => words(at).kind.label,
  ask: (at) => words(at).kind.ask,
  choices: (at) => ticketKinds.map((kind) => ({ label: ticketText[at.lang].kinds[kind], value: kind })),
  read(text, at) {
    const said = text.trim().toLowerCase();
    const kind = ticketKinds.find(
      (each) => each === said || ticketText[at.lang].kinds[each].toLowerCase() === said,
    );
    return kind === undefined ? { ok: false, words: words(at).kind.ask } : { ok: true, value: kind };
  },
  show: (value, at) => ticketText[at.lang].kinds[kindOf({ values: { kind: value } })],
  assume: () => 'question',
};

/** A limit is raised for an account, so somebody without one is told how to get one. */
const accountStep: Step = {
  slot: 'account',
  applies: asksForMore,
  label: (at) => words(at).account.label,
  ask: (at) => (at.memberships.length === 0 ? words(at).account.none : words(at).account.ask),
  choices: (at) => at.memberships.map(({ uin }) => ({ label: uin, value: uin })),
  read(text, at) {
    const uin = text.trim();
    return at.memberships.some((member) => member.uin === uin)
      ? { ok: true, value: uin }
      : { ok: false, words: words(at).account.bad(inline(text, 40)) };
  },
  show: (uin) => uin,
  assume: (at) => (at.uin === '' ? undefined : at.uin),
};

const quotaStep: Step = {
  slot: 'quota',
  applies: (at) => kindOf(at) === 'quota',
  label: (at) => words(at).quota.label,
  ask: (at) => words(at).quota.ask,
  choices: (at) => quotaNames.map((quota) => ({ label: peeringText(at.lang).quotas[quota], value: quota })),
  read(text, at) {
    const said = text.trim();
    const quota = quotaNamed(said) ?? quotaNames.find((each) => peeringText(at.lang).quotas[each] === said);
    return quota === undefined ? { ok: false, words: words(at).quota.bad } : { ok: true, value: quota };
  },
  show: (value, at) => {
    const quota = quotaNamed(value);
    return quota === undefined ? value : peeringText(at.lang).quotas[quota];
  },
};

/** What is in force now of what is asked for. */
function now(at: At): number {
  const uin = at.values.account ?? at.uin;
  const quota = quotaNamed(at.values.quota);
  if (kindOf(at) === 'bandwidth') return highestMbps(at.world, uin) ?? 0;
  return quota === undefined ? 0 : quotaOf(at.world, uin, quota);
}

const toStep: Step = {
  slot: 'to',
  applies: asksForMore,
  label: (at) => words(at).to.label,
  ask: (at) => {
    const quota = quotaNamed(at.values.quota);
    if (now(at) >= most(at)) return words(at).to.tooHigh(most(at));
    return kindOf(at) === 'bandwidth' || quota === undefined
      ? words(at).to.askBandwidth(now(at))
      : words(at).to.askQuota(peeringText(at.lang).quotas[quota], now(at));
  },
  choices: (at) =>
    [...new Set([2, 5].map((times) => Math.min(now(at) * times, most(at))))]
      .filter((to) => to > now(at))
      .map((to) => ({ label: shownTo(String(to), at), value: String(to) })),
  read(text, at) {
    // Nothing that could be written here is more than what is in force.
    if (now(at) >= most(at)) return overMost(at);
    const said = saidLimit(text);
    const bandwidth = kindOf(at) === 'bandwidth';
    const to = said === undefined ? Number.NaN : said.number * (bandwidth && said.unit === 'giga' ? 1000 : 1);
    const isUnit = said?.unit === undefined || (said.unit === 'pieces') !== bandwidth;
    if (!Number.isInteger(to) || !isUnit)
      return { ok: false, words: words(at).to.bad(Math.min(now(at) * 2, most(at))) };
    if (to <= now(at)) return { ok: false, words: words(at).to.tooLow(now(at)) };
    if (to > most(at)) return overMost(at);
    return { ok: true, value: String(to) };
  },
  show: (value, at) => shownTo(value, at),
};
/** More than can be asked for by a number is told to a person in words. */
const overMost = (at: At): Read & { readonly ok: false } => ({
  ok: false,
  words: words(at).to.tooHigh(most(at)),
  buttons: [
    {
      label: words(at).title,
      action: { do: 'guide', guide: 'open_ticket', values: { kind: 'question' } },
    },
  ],
});

/** A limit as people write it: `500`, `20个`, `2000M`, `2.5 Gbps`, also with a word that leads to it: `改成 500`, `to 500`. */
function saidLimit(text: string) {
  const [, number, unit] =
    /^(?:(?:改|提|提高|放宽|升|要)?(?:到|成|为)|要|(?:make it|raise it to|to))?\s*(\d{1,9}(?:\.\d{1,3})?)\s*(gbps|gb|g|mbps|mb|m|兆|个|個|条|條)?(?:吧)?[.。!]?$/i.exec(
      text.slice(0, 40).normalize('NFKC').trim(),
    ) ?? [];
  if (number === undefined) return undefined;
  const named =
    unit === undefined ? undefined : /^g/i.test(unit) ? 'giga' : /^m|兆/i.test(unit) ? 'mega' : 'pieces';
  return { number: Number(number), unit: named } as const;
}
const most = (at: At): number => (kindOf(at) === 'bandwidth' ? mostAskedFor.bandwidth : mostAskedFor.quota);
const shownTo = (value: string, at: At): string =>
  kindOf(at) === 'bandwidth' ? words(at).to.bandwidthShown(value) : words(at).to.quotaShown(value);

/** Not called `summary`: that is where every guide ends. */
/** Set by the button that a guide shows where a limit stops it. */
const stoppedStep = givenStep('stopped');

const problemStep: Step = {
  slot: 'problem',
  verbatim: true,
  adds: true,
  label: (at) => words(at).summary.label,
  ask: (at) => words(at).summary.ask,
  read(text, at) {
    const said = text.trim();
    const { textMax } = at.library.policy;
    // Who only asks for a person again has not said what for.
    if (!/\p{L}/u.test(said) || onlyAsksForPerson(said, at))
      return { ok: false, words: words(at).summary.bad };
    if ([...said].length > textMax) return { ok: false, words: words(at).summary.tooLong(textMax) };
    const [head = '', ...rest] = said.split('\n');
    const first = (isAssumed(head, at) ? assumed(at) : undefined) ?? head;
    return { ok: true, value: [first, ...rest].join('\n') };
  },
  show: (value) => inline(inShort(value), shownInLine),
  assume: (at) => assumed(at),
};

/** The beginning and the end: what was added last is seen to have been taken. */
function inShort(text: string): string {
  const all = [...text];
  if (all.length <= shownInLine) return text;
  return `${all.slice(0, 120).join('')} … ${all.slice(-(shownInLine - 123)).join('')}`;
}

/** Who asks for a limit has said what it is about by that. */
function assumed(at: At): string | undefined {
  const { to, quota } = at.values;
  return asksForMore(at) && to !== undefined
    ? limitRaised(at.lang, kindOf(at) === 'bandwidth' ? undefined : quotaNamed(quota), to)
    : undefined;
}

/** `quota` undefined: it is the bandwidth. */
const limitRaised = (lang: Lang, quota: ReturnType<typeof quotaNamed>, to: string): string => {
  const { quotaRaised, bandwidthAllowed } = supportText[lang];
  return quota === undefined
    ? bandwidthAllowed(Number(to))
    : quotaRaised(peeringText(lang).quotas[quota], Number(to));
};

/** Whether a text is what was assumed while another limit was asked for: it follows the one that is asked for now. */
const isAssumed = (said: string, at: At): boolean =>
  (said.match(/\d{1,9}/g) ?? []).some((to) =>
    [undefined, ...quotaNames].some((quota) => limitRaised(at.lang, quota, to) === said),
  );

/** Longest text that can be a bare wish for a person, in characters. */
const bareWish = 20;
const onlyAsksForPerson = (text: string, { library, lang }: At): boolean => {
  if ([...text].length > bareWish) return false;
  const meaning = understand({ text, lang }, library);
  return meaning.kind === 'task' && meaning.task === 'talk_to_human';
};

/** Opens a ticket: one summary, one confirmation, a number to quote. */
export const openTicketGuide: Guide = {
  id: 'open_ticket',
  needs: 'nothing',
  title: (at) => words(at).title,
  inGroup: (lang) => supportText[lang].open.inGroup,
  steps: [kindStep, accountStep, quotaStep, toStep, problemStep, stoppedStep],
  // A limit typed at the summary is the limit put right; it would say nothing of a problem.
  retyped: (text, values) => (asksForMore({ values }) && saidLimit(text) !== undefined ? 'to' : 'problem'),
  prefill(_slots, _at, said): Values {
    const problem = said.trim();
    return problem === '' ? {} : { problem };
  },
  summary: (at) => ({
    lines: [...(at.conversation.said.length > 0 ? [words(at).along] : []), words(at).replyWithin(within(at))],
    blocked: false,
  }),
  commitLabel: (at) => words(at).commit,
  async commit(at, desk) {
    const { values, conversation, library } = at;
    const live = await desk.support.liveTicketsOf(desk.person.id, library.policy.liveTicketsPerCustomer);
    const summary = values.problem ?? '';
    const uin = asksForMore(at) ? (values.account ?? at.uin) : at.uin === '' ? null : at.uin;
    const request = requestOf(at);
    const left = leftGuide(at);
    const outcome = open(
      {
        number: await desk.support.nextTicket(),
        kind: kindOf(at),
        customer: { person: desk.person.id, name: desk.person.name },
        lang: at.lang,
        uin,
        summary,
        ...(request === undefined ? {} : { request }),
        ...(left === undefined ? {} : { left }),
        context: {
          said: conversation.said.filter((each) => each.trim() !== summary.slice(0, saidLongest).trim()),
          guesses: guessesFor(library, summary, at.lang),
          concerns: ownConcerns(at, left),
        },
        terms: searchTerms(library, summary, desk.person.name, uin ?? ''),
        live,
      },
      { now: desk.now, policy: library.policy },
    );
    if (!outcome.ok)
      return {
        ok: false,
        words: outcome.refusals.map((reason) => ticketSentence(at.lang, reason)).join('\n\n'),
      };
    const { ticket, messages } = outcome;
    const around = { desk, library };
    const told: readonly Effect[] = await tellDesk(desk, ticket, async (lang) => {
      const card = await ticketCard(around, ticket, lang, { messages });
      return { ...card, markdown: `${supportText[lang].agent.opened(ticket.id)}\n\n${card.markdown}` };
    });
    const says = words(at);
    const done = left === undefined ? says.done : says.doneQuietly;
    return {
      ok: true,
      replies: [
        {
          markdown: done(ticket.id, within(at)),
          buttons: [{ label: says.list, action: { do: 'list', list: 'tickets' } }],
        },
      ],
      effects: [
        ...keepTicket(around, ticket, messages),
        // Who waits for a limit goes on with the bot meanwhile.
        ...(left === undefined ? [{ do: 'matter', person: desk.person.id, ticket: ticket.id } as const] : []),
        ...told,
      ],
      // What the ticket is about cannot go on before it is decided.
      ...(left === undefined ? {} : { rests: true as const }),
    };
  },
};

function requestOf(at: At): TicketRequest | undefined {
  const { account, quota, to } = at.values;
  if (account === undefined || to === undefined) return undefined;
  if (kindOf(at) === 'bandwidth') return { raise: 'bandwidth', uin: account, to: Number(to) };
  return kindOf(at) === 'quota' && quota !== undefined
    ? { raise: 'quota', uin: account, quota, to: Number(to) }
    : undefined;
}

/** The guide that was put aside for this one, where what is asked for is what stopped it. */
function leftGuide(at: At): LeftGuide | undefined {
  const { aside } = at.conversation;
  if (
    aside === undefined ||
    at.values.stopped !== 'yes' ||
    !asksForMore(at) ||
    at.now - aside.touched > leftLately
  )
    return undefined;
  return { guide: aside.id, values: aside.values, uin: aside.uin };
}

/** Most VPCs and peerings that a card names. */
const mostConcerns = 8;

/**
 * The VPCs and peerings that were named on the way here, as far as they are the customer's own: what customers only know
 * the id of, agents learn nothing about from here.
 */
function ownConcerns(
  { conversation, values, world, memberships }: At,
  left: LeftGuide | undefined,
): readonly string[] {
  const texts = [values.problem ?? '', ...conversation.said, ...Object.values(left?.values ?? {})].join(' ');
  const named = texts.toLowerCase().match(/(?<![a-z0-9-])(?:vpc|pcx)-[a-z0-9][a-z0-9-]{0,40}/g) ?? [];
  const isOwn = (id: string): boolean => {
    const peering = mapGet(world.peerings, id);
    return memberships.some(({ uin }) =>
      peering === undefined ? siteOf(world, id)?.vpc.owner === uin : rolesOf(world, peering, uin).length > 0,
    );
  };
  return [...new Set(named)].filter(isOwn).slice(0, mostConcerns);
}

const within = (at: At): string => {
  const { policy } = at.library;
  return supportText[at.lang].hours(policy.targets.normal.firstReply / 3_600_000);
};
