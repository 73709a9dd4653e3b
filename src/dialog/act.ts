import { chatText } from '../text/index.ts';
import { heardAtMost, maxRated } from './conversation.ts';
import { demo } from './demo.ts';
import type { Frame, Ran } from './frame.ts';
import { actInGuide, dropAside, goOnWith, resumeGuide, startGuide } from './guides/runner.ts';
import { withOwnCase } from './own-foot.ts';
import { showPage } from './pages/show.ts';
import { performOnce } from './perform-once.ts';
import { remind } from './remind.ts';
import { type Action, plain, type Reply } from './reply.ts';
import { entryButtons, sayEntry, sayTopics, sayUnknown } from './say.ts';
import { amongOthers } from './support/among-others.ts';
import { actOnDesk, showCard, showMessages, useMacro } from './support/desk-acts.ts';
import { exportTicket, showOwnTicket, showTickets } from './support/lists.ts';
import { actOnOwnTicket, askBot } from './support/matter.ts';
import { askForPerson } from './support/obey-support.ts';
import { switchAccount } from './switch-account.ts';
import { askedInVain } from './teach/asked-in-vain.ts';
import { showTeaching } from './teach/lists.ts';
import type { TurnKind } from './turn-outcome.ts';

/** What shows tickets or is done to them. */
const ofTickets: ReadonlySet<Action['do']> = new Set([
  ...(['desk', 'card', 'macro', 'messages', 'export_ticket', 'list', 'my_ticket'] as const),
  ...(['write_ticket', 'talk', 'close_ticket', 'stars', 'ask_bot', 'teaching'] as const),
]);

/** Does what a button stands for; what is not known any more says so. `kind`: where what came of it tells more. */
export async function act(frame: Frame, action: Action): Promise<Ran & { readonly kind?: TurnKind }> {
  const { conversation, library } = frame;
  const { lang } = conversation;
  const text = chatText[lang];
  const say = (...replies: Reply[]): Ran => ({ conversation, replies, effects: [] });
  const elsewhere = ofTickets.has(action.do) ? await amongOthers(frame) : undefined;
  if (elsewhere !== undefined) return elsewhere;
  switch (action.do) {
    case 'answer': {
      const entry = library.entries.get(action.entry);
      const heard = entry
        ? [...conversation.heard, entry[lang].title].slice(-heardAtMost)
        : conversation.heard;
      const { asked } = action;
      const replies = [sayEntry(action.entry, lang, library, asked === undefined ? {} : { asked })];
      return {
        conversation: { ...conversation, heard },
        replies: await withOwnCase(frame, action.entry, replies),
        effects: [],
      };
    }
    case 'rate':
      return rate(frame, action);
    case 'none_of_these':
      return {
        ...say(sayUnknown(undefined, lang, library)),
        effects: askedInVain(action.asked, lang, 'suggest'),
      };
    case 'teaching':
      return showTeaching(frame, action);
    case 'person':
      return askForPerson(frame, '');
    case 'desk':
      return actOnDesk(frame, action);
    case 'card':
      return showCard(frame, action.ticket, action.menu, true);
    case 'macro':
      return useMacro(frame, action.ticket, action.macro);
    case 'messages':
      return showMessages(frame, action.ticket);
    case 'export_ticket':
      return exportTicket(frame, action.ticket);
    case 'list':
      return showTickets(frame, action);
    case 'my_ticket':
      return showOwnTicket(frame, action.ticket);
    case 'write_ticket':
    case 'talk':
    case 'close_ticket':
    case 'stars':
      return actOnOwnTicket(frame, action);
    case 'ask_bot':
      return askBot(frame, action.text);
    case 'topics':
      return say({ ...sayTopics(lang, library, action.tag, action.page), inPlace: true });
    case 'language':
      return {
        conversation: { ...conversation, lang: action.lang, langChosen: true },
        replies: [{ ...plain(chatText[action.lang].languageSet), inPlace: true }],
        effects: [],
      };
    case 'guide':
      return startGuide(frame, action.guide, action.values, action.uin);
    case 'choose':
    case 'back':
    case 'cancel':
    case 'commit':
    case 'edit':
    case 'turn_page':
      return actInGuide(frame, action);
    case 'show': {
      const { uin, id, from } = action;
      const about = { ...(uin === undefined ? {} : { uin }), ...(id === undefined ? {} : { id }) };
      return showPage(frame, action.page, {
        ...about,
        ...(from === undefined ? {} : { from, inPlace: true }),
      });
    }
    case 'perform': {
      const ran: Ran = { conversation, ...(await performOnce(frame, action)) };
      return action.then === undefined || ran.effects.length === 0
        ? ran
        : // What follows is what the buttons would have begun.
          goOnWith(frame, withoutButtons(ran), action.then, action.uin);
    }
    case 'remind':
      return remind(frame, action);
    case 'switch_account':
      return switchAccount(frame, action.uin);
    case 'demo':
      return demo(frame, action.afresh);
    case 'resume':
      return resumeGuide(frame, action.run);
    case 'drop':
      return dropAside(frame, action.run);
    default:
      return say(plain(text.staleButton));
  }
}

const withoutButtons = (ran: Ran): Ran => ({
  ...ran,
  replies: ran.replies.map((reply) => ({ ...reply, buttons: [] })),
});

function rate({ conversation, library }: Frame, action: Action & { do: 'rate' }): Ran {
  const { lang } = conversation;
  const text = chatText[lang];
  if (conversation.rated.includes(action.entry))
    return { conversation, replies: [plain(text.alreadyRated)], effects: [] };
  const rated = [...conversation.rated, action.entry].slice(-maxRated);
  const next = { ...conversation, rated };
  if (action.helpful) return { conversation: next, replies: [plain(text.glad)], effects: [] };
  // What was offered belongs to the last question; an entry reached otherwise has its own relations.
  const close = conversation.offered.includes(action.entry)
    ? conversation.offered.filter((id) => id !== action.entry)
    : [];
  const others = close.length > 0 ? close : (library.entries.get(action.entry)?.related ?? []).slice(0, 2);
  const buttons = [
    ...entryButtons(others, lang, library),
    { label: text.person, action: { do: 'person' as const } },
  ];
  const effects = askedInVain(action.asked, lang, 'unhelpful');
  return { conversation: next, replies: [{ markdown: text.sorry, buttons }], effects };
}
