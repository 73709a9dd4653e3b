import type { TeachText } from '../zh/teach.ts';
import { plural } from './plural.ts';

/** What agents teach the bot: drafts, reviews, unanswered questions; English. */
export const teachEn: TeachText = {
  onlyIn: { zh: '(This answer exists in Chinese only.)', en: '(This answer exists in English only.)' },
  none: 'None',
  fields: {
    question: {
      label: 'question',
      ask: 'How will customers ask it? One sentence, as a title, without ids and IPs of the customer.',
    },
    asks: {
      label: 'other ways of asking',
      ask: (most) =>
        `In what other ways is it asked? One a line, at most ${most}. If there is none, tap “None”.`,
    },
    answer: {
      label: 'answer',
      ask: 'What shall the bot answer? Customers read exactly this; lists and `code` are fine.',
    },
    question2: {
      label: 'question in the other language',
      ask: 'The same question in the other language? Tap “None” to leave it: its readers then see the original.',
    },
    answer2: {
      label: 'answer in the other language',
      ask: 'The same answer in the other language? Tap “None” to leave it.',
    },
    text: { label: 'wording', ask: 'Which wording shall be added?' },
    entry: {
      label: 'belongs to',
      ask: 'Which answer does it belong to? Tap one of the nearest, or type a title or an id.',
      bad: (text) =>
        `There is no answer “${text}”. Choose one below, or type its whole title or id, e.g. encryption.`,
    },
    decision: {
      label: 'decision',
      approve: 'Approve',
      reject: 'Reject',
      bad: 'Please tap “Approve” or “Reject”.',
    },
    reason: {
      label: 'reason',
      ask: 'Why is it rejected? The author will read it.',
      bad: 'Please give a reason in a sentence, e.g. “there is one already”.',
    },
  },
  empty: 'That is empty. Please write a sentence.',
  noLetters: 'There are no words in it. Please put the question in a sentence.',
  tooLong: (most, has) => `Too long: at most ${most} characters, this has ${has}. Please shorten it.`,
  tooMany: (most, has) => `Too many wordings: at most ${most}, these are ${has}. Keep the usual ones.`,
  teach: {
    title: (ticket) => (ticket === '' ? 'Teach the bot' : `Teach the bot · ${ticket}`),
    noTicket: (ticket) =>
      `There is no ticket ${ticket}. Check the number, e.g. T-1001; to teach without a ticket, send /teach.`,
    commit: 'Hand in for review',
    done: (draft) =>
      `Draft ${draft} is handed in; a lead will review it. Once approved, the bot answers it from the next message on.`,
    doneLead: (draft) => `Draft ${draft} is kept. You are a lead: review it right away if you like.`,
  },
  addAsk: {
    title: 'Add a wording',
    commit: 'Hand in for review',
  },
  review: {
    title: (draft) => `Review draft ${draft}`,
    button: 'Review',
    leadsOnly: 'Only leads review drafts.',
    missing: (draft) => `There is no draft ${draft}. /drafts lists all that wait for a review.`,
    decided: {
      approved: (draft, who) => `Draft ${draft} has been approved by ${who}.`,
      rejected: (draft, who) => `Draft ${draft} has been rejected by ${who}.`,
    },
    from: (who, ago, ticket) => `By ${who}, ${ago}${ticket === '' ? '' : `, from ticket ${ticket}`}`,
    isAsk: (text, entry) => `Add “${text}” as a wording of **${entry}**.`,
    above: 'The whole answer and its other wordings stand above.',
    approve: 'Approve, in force at once',
    reject: 'Reject',
    approved: (draft) => `Draft ${draft} is approved. From the next message on, the bot answers this way.`,
    rejected: (draft) => `Draft ${draft} is rejected; its author gets the reason.`,
    told: {
      waiting: (draft, who, text) => `${who} handed in draft ${draft} for your review: ${text}`,
      approved: (draft, who, text) =>
        `Your draft ${draft} is approved (${who}), and the bot knows it: ${text}`,
      rejected: (draft, who, reason) => `Your draft ${draft} is rejected (${who}): ${reason}`,
    },
  },
  assessed: {
    clear: 'Checked: nothing wrong with it, and it takes no question from any other answer.',
    nearest: 'Nearest answers there are:',
    near: (title, percent) => `- ${title} (${percent} %)`,
    taken: (title, count, questions) =>
      `- ⚠️ takes ${count === 1 ? '1 question' : `${count} questions`} away from **${title}**: ${questions}`,
    moreTaken: (count) =>
      `- ⚠️ takes questions away from ${plural(count, 'more answer', 'more answers')} as well`,
    noTune: '- ⚠️ there is no tune set to check it against: only the wordings of other answers were asked',
    worse: (count, questions) =>
      `- ⚠️ worsens the tune set: ${count} that ${count === 1 ? 'is' : 'are'} answered right would go wrong: ${questions}`,
    gained: (count, questions) =>
      `- answers ${count} of the tune set that ${count === 1 ? 'has' : 'have'} no answer now: ${questions}`,
    andMore: (count) => `and more, ${count} in all`,
    forbidden: 'What is marked ⛔ must be fixed before it can be approved.',
  },
  findings: {
    NO_QUESTION: () => 'there is no question',
    NO_ANSWER: () => 'there is no answer',
    TITLE_TOO_LONG: (most) => `the question is over ${most} characters`,
    ASK_TOO_LONG: (most) => `a wording is over ${most} characters`,
    BODY_TOO_LONG: (most) => `the answer is over ${most} characters: too much for a message`,
    TOO_MANY_ASKS: (most) => `there are over ${most} wordings`,
    OPEN_FENCE: () => 'a code fence \\`\\`\\` is not closed',
    PLACEHOLDER: () => 'two opening braces in a row in the answer: a file would take them for a placeholder',
    ENTRY_UNKNOWN: (entry) => `there is no answer ${entry}`,
    STANDS_ALREADY: (text, title) => `“${text}” is a wording of **${title}** already`,
    STANDS_TWICE: (text) => `“${text}” stands there twice`,
    TOO_ALIKE: (text, other, title) =>
      `“${text}” can hardly be told from “${other}” of **${title}**: word it differently, or keep one`,
    OTHER_LANGUAGE: (part, lang) =>
      `the ${part === 'title' ? 'question' : 'answer'} does not look like ${lang === 'zh' ? 'Chinese' : 'English'}`,
    HEARD_AS_ORDER: (text, task) =>
      `“${text}” is heard as an order (${task}): whoever says so will not see this answer`,
    HEARD_AS_TALK: (text) => `“${text}” is heard as small talk: whoever says so will not see this answer`,
    CUSTOMER_DATA: (value) =>
      `${value} stands in it and looks like the customer's own: shall everybody read it?`,
  },
  withdraw: {
    title: 'Withdraw what was taught',
    leadsOnly: 'Only leads withdraw what was taught.',
    thing: {
      label: 'what',
      ask: 'Withdraw what?',
      bad: 'Nothing taught is called that. Pick one of those below, or write its whole title.',
    },
    commit: 'Withdraw',
    gone: 'It is withdrawn already, or stands in the files of the knowledge by now and is changed there. /taught lists what is left.',
    isAsk: (text, entry) => `“${text}” is no wording of **${entry}** any more.`,
    along: (count) => `${plural(count, 'wording')} added since ${count === 1 ? 'goes' : 'go'} with it.`,
    done: 'Withdrawn. From the next message on, the bot no longer answers this way.',
    anew: 'Fix it and teach it again',
    told: (who, title) => `${who} withdrew an answer that you had approved: ${title}`,
  },
  taught: {
    empty:
      'Nothing has been taught yet, or all of it stands in the files of the knowledge. /teach teaches something.',
    heading: (from, to, all) => `**Taught so far** (${from} to ${to} of ${all}, the latest first)`,
    entry: (n, title, ago, ticket) =>
      `${n}. ${title}\n   ${[ago, ticket].filter((each) => each !== '').join(' · ')}`,
    ask: (n, text, entry) => `${n}. “${text}”\n   a wording of “${entry}”`,
    show: (n) => `${n} Show`,
    withdraw: (n) => `${n} Withdraw`,
  },
  drafts: {
    empty: 'No draft waits for a review.',
    heading: (count, more) => `**Drafts that wait for a review** (${count}${more ? '+' : ''})`,
    line: (id, kind, text, who, ago) => `- ${id} · ${kind} · ${text} (${who}, ${ago})`,
    kinds: { entry: 'new answer', ask: 'wording' },
    review: (id) => `Review ${id}`,
  },
  unanswered: {
    empty: 'No question went unanswered.',
    heading: (from, to) => `**Unanswered questions** (${from} to ${to}, the most asked first)`,
    line: (n, text, count, said, ago) =>
      `${n}. ${text}\n   ${count === 1 ? 'once' : `${count} times`} · ${said} · ${ago}`,
    said: { none: 'no answer', suggest: 'none of the suggestions', unhelpful: 'answer did not help' },
    addAsk: (n) => `${n} Add as wording`,
    teach: (n) => `${n} Teach it`,
    drop: (n) => `${n} Leave it`,
  },
  exporting: {
    wrote: (entries, asks, files) =>
      `Wrote ${plural(entries, 'answer')} and ${plural(asks, 'wording')} into ${plural(files, 'file')}.`,
    nothing: 'Nothing to export: all that was taught stands in the files already.',
    mistakes: (count) =>
      `The knowledge now has ${plural(count, 'mistake')} (above): mend what is wrong before you commit it.`,
    lintedWell: 'The knowledge has no mistakes.',
    imported: (entries, asks) =>
      `Imported ${plural(entries, 'answer')} and ${plural(asks, 'wording')}; the bot knows them from its next start.`,
    newData: (path) => `There was no data in ${path}; it was made.`,
    importNothing: 'Nothing to import: the bot knows all that this folder holds.',
    refused: {
      NOT_KNOWLEDGE: (path) =>
        `${path} is no knowledge folder: there is no faq/ in it. Give the root of the knowledge, e.g. knowledge.`,
      DIFFERS: (path) =>
        `${path} is there already, with other content; nothing was written. To replace it, add --force.`,
      HELD_OTHERWISE: (ids) =>
        `The data has ${ids.join(', ')} already, with other content; nothing was imported. To replace it, add --force.`,
      NO_DATA: () => 'Where is the data? Name the data folder with --data, or set DATA.',
      NO_SUCH_DATA: (path) => `There is no data in ${path}. Check --data.`,
      HAS_MISTAKES: (count) =>
        `The knowledge has ${plural(count, 'mistake')} (above); nothing was imported. Mend what is wrong first.`,
      PLACEHOLDERS: (id) =>
        `${id} holds placeholders, which only have values when it ships; it was left out.`,
      DISK: (reason) => `The disk failed: ${reason}`,
    },
  },
};
