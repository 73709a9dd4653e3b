import type { SupportText } from '../zh/support.ts';
import { plural } from './plural.ts';

/** All there are, or as many as were counted: `200+ tickets`. */
const counted = (total: number, more: boolean): string =>
  more ? `${total}+ tickets` : plural(total, 'ticket');

/** What the support desk says, English. Arguments are safe to stand in Markdown. */
export const supportEn: SupportText = {
  open: {
    title: 'Talk to a person',
    kind: { label: 'kind', ask: 'What is it about?' },
    summary: {
      label: 'problem',
      ask: 'Say in a sentence or two what support should solve.',
      bad: 'One sentence will do, e.g. "the peering from Guangzhou to Beijing is up but ping fails".',
      tooLong: (max) => `Too long: sum it up in ${max} characters. You can add more once it is sent.`,
    },
    account: {
      label: 'account',
      ask: 'For which account?',
      none: 'This is granted to an account, and you have none yet. /register one, or /join one, first.',
      bad: (text) => `You are not in an account "${text}".`,
    },
    quota: { label: 'quota', ask: 'Which quota should be raised?', bad: 'Pick one of those below.' },
    to: {
      label: 'new limit',
      askQuota: (name, now) => `${name}: ${now} now. Raise it to what?`,
      askBandwidth: (now) =>
        `Cross-region bandwidth goes up to ${now} Mbps now. Up to how many Mbps should it go?`,
      tooLow: (now) => `You have ${now} already: write a larger whole number.`,
      tooHigh: (max) => `At most ${max} can be asked for here. For more, tell support.`,
      bad: (example) => `Write a whole number, e.g. ${example}.`,
      quotaShown: (value) => value,
      bandwidthShown: (value) => `${value} Mbps`,
    },
    commit: 'Send',
    askQuota: 'Ask for a higher quota',
    askBandwidth: 'Ask for more bandwidth',
    inGroup: 'To reach a person, send me /ticket in a private chat: this is about your account.',
    along: '- What you asked me goes along, no need to say it again',
    replyWithin: (hours) => `- You get an answer ${hours}, in business hours`,
    done: (id, within) =>
      `**Ticket ${id}** is sent. You get an answer ${within}, in business hours.\n\nWhatever you add here goes to support: text, pictures, files. To ask me instead, tap "Ask the bot".`,
    doneQuietly: (id, within) =>
      `**Ticket ${id}** is sent. You get an answer ${within}, in business hours. Once it is granted I tell you, and you go on where you stopped.`,
    list: 'My tickets',
  },
  hours: (n) =>
    n < 1
      ? `within ${Math.round(n * 60)} minutes`
      : n === 1
        ? 'within an hour'
        : `within ${Number.isInteger(n) ? n : n.toFixed(1)} hours`,
  lasts: (hours, minutes) =>
    [hours === 0 ? '' : `${hours} h`, minutes === 0 && hours > 0 ? '' : `${minutes} min`]
      .filter(Boolean)
      .join(' '),
  customer: {
    support: 'Support',
    supportNamed: (name) => `${name}, support`,
    answer: (who, id, text) => `**${who}** · ${id}\n\n${text}`,
    asks: (who, id, text) => `**${who}** · ${id} · waiting for your answer\n\n${text}`,
    added: (id) => `Passed on to support (${id}).`,
    reopened: (id) => `${id} is open again, and support has what you wrote.`,
    askBot: 'Ask the bot',
    toBot: (id) => `OK, I answer what you write from here. ${id} goes on, and support's answers come here.`,
    sendTo: (id) => `Send to support, ${id}`,
    claimed: (who, id) => `${who} is working on ${id}.`,
    solved: (id, days) =>
      `**Ticket ${id}** is solved. How was it?\n\nNot solved? Press Open again, or just write what is wrong, within ${plural(days, 'day')}.`,
    closed: (id, asks) => `**Ticket ${id}** is closed.${asks ? ' How was it?' : ''}`,
    autoClosed: (id, days) => `**Ticket ${id}** was solved ${plural(days, 'day')} ago and is closed now.`,
    stars: ['★ bad', '★★ poor', '★★★ fair', '★★★★ good', '★★★★★ very good'],
    rated: 'Thank you.',
    approved: (id, what) => `**Ticket ${id}**: ${what}. It holds from now on.`,
    declined: (id, what) =>
      `**Ticket ${id}** was not granted. It asked for: ${what}. To learn why, just answer.`,
    goOn: (guide) => `Go on: ${guide}`,
    notYours: (id) => `There is no ticket ${id}. /tickets lists yours.`,
    inGroup: 'Others read this group. Send me that in a private chat: tickets are shown there only.',
    noTickets:
      'You have no tickets. For a person, send /ticket and a sentence, e.g. /ticket my peering does not work.',
    list: (total, more) => `**My tickets** · ${total}${more ? '+' : ''}`,
    line: (id, kind, status, when, summary) => `- ${id} · ${kind} · ${status} · ${when}: ${summary}`,
    button: (id, summary) => `${id} ${summary}`,
    heading: (id, kind, status) => `**Ticket ${id}** · ${kind} · ${status}`,
    facts: (summary, opened) => `Problem: ${summary}\\\nSent: ${opened}`,
    said: (who, when) => `**${who}** · ${when}`,
    you: 'me',
    talk: 'Add something',
    reopen: 'Open again',
    close: 'Close',
    export: 'Save as a file',
    listening: (id) => `All right: what you write next goes to support (${id}).`,
    listeningSolved: (id) => `All right: write what is still wrong, and ${id} is open again.`,
    exported: (id) => `**${id}**, all of it, is in the file.`,
    nextPage: 'Next page',
    previousPage: 'Previous page',
  },
  notAttached: {
    other:
      'The picture or file was not taken: this step takes words only. To show it to support, send it in answer to a message of the ticket.',
    open_ticket:
      'The picture or file was not taken: this step takes words only. Send it once the ticket is sent, and support gets it.',
    answer_ticket:
      'The picture or file was not taken: this step takes words only. Cancel, and send it in answer to a message of the ticket; for a note, begin its caption with //.',
  },
  agent: {
    unassigned: 'nobody yet',
    card: {
      heading: (id, kind, status, priority) => `**${id}** · ${kind} · ${status} · ${priority}`,
      customer: (name, lang) => `Customer: ${name} (${lang})`,
      account: (uin, name) => `Account: ${uin} ${name}`.trim(),
      noAccount: 'Account: none',
      summary: (text) => `Problem: ${text}`,
      request: (text) => `Asks for: ${text}`,
      decided: (approved, who) => `Decided: ${approved ? 'granted' : 'not granted'} by ${who}`,
      doing: (what) => `Was doing: ${what}`,
      network: (vpcs, peerings) => `Network: ${plural(vpcs, 'VPC')}, ${plural(peerings, 'peering')}`,
      concerns: (ids) => `Concerns: ${ids}`,
      said: 'Said before:',
      guesses: (list) => `The bot's guess: ${list}`,
      guess: (title, percent) => `${title} ${percent}%`,
      earlier: (list) => `Earlier tickets: ${list}`,
      assignee: (name) => `Assignee: ${name}`,
      undelivered: (reason) => `**The customer gets no messages**: ${reason}`,
      rating: (stars) => `Rated: ${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}`,
      latest: 'Latest messages:',
      clocks: { firstReply: 'First reply', nextReply: 'Next reply', resolution: 'Solution' },
      left: (clock, time) => `${clock}: ${time} left`,
      over: (clock, time) => `**${clock}: late by ${time}**`,
      stands: (clock) => `${clock}: the clock stands`,
    },
    languages: { zh: 'Chinese', en: 'English' },
    requestQuota: (name, from, to) => `${name} from ${from} to ${to}`,
    requestBandwidth: (from, to) => `cross-region bandwidth of up to ${to} Mbps (now ${from})`,
    buttons: {
      claim: 'Claim',
      release: 'Back to the queue',
      answer: 'Answer',
      askBack: 'Ask back',
      note: 'Internal note',
      solve: 'Solve',
      close: 'Close',
      more: 'More…',
      back: 'Back',
      macros: 'Macro',
      priority: 'Priority',
      transfer: 'Transfer',
      messages: 'All messages',
      card: 'Show the ticket',
      export: 'Save as a file',
      teach: 'Teach the bot',
      approve: (what) => `Grant: ${what}`,
      decline: 'Do not grant',
      suggest: (title) => `Suggest: ${title}`,
    },
    opened: (id) => `**New ticket ${id}**`,
    wrote: (id, name) => `**${id}** · ${name}:`,
    reopenedBy: (id, name) => `**${id}** · opened again by ${name}:`,
    attached: {
      photo: 'a picture',
      document: 'a file',
      voice: 'a voice message',
      audio: 'a recording',
      video: 'a video',
      video_note: 'a video',
      animation: 'an animation',
      sticker: 'a sticker',
    },
    event: (id, what) => `**${id}** · ${what}`,
    sent: (id, name) => `Sent to ${name} (${id}).`,
    cannotHear: (name) =>
      `${name} has never written to the bot in private, or has blocked it, and gets no notice. Tell them yourself.`,
    noteInside:
      'A line of it begins with //, so nothing went to the customer. Send notes by themselves; if it is for the customer, tap Answer and write it there.',
    albumLost:
      'This picture was not taken: the first of its album was not sent. Send this one in a reply of its own.',
    isLabel: (label) =>
      `“${label}” is the name of a button and did not go to the customer. Tap the button; to say it to the customer, put it in a sentence.`,
    aside:
      'That message is not part of the ticket, so nothing went to the customer. To answer them, reply to a message of the ticket; `//` in front makes a note.',
    noted: (id) => `Noted (${id}). The customer does not see it.`,
    notedLate: (id) =>
      `Noted (${id}). The customer does not see this one, but the pictures before it in the album went to the customer.`,
    transferredToYou: (id, by) => `${by} passed ${id} on to you.`,
    reminder: (id, clock, left) => `**${id}** · ${clock}: ${left} left.`,
    escalation: (id, clock, who) => `**${id}** · ${clock} is late. Assignee: ${who}.`,
    roomRefused: (reason) => `The staff group did not take this (${reason}), so it comes to you:`,
    undelivered: (id, name, reason) => `**${id}** · not delivered to ${name}: ${reason}`,
    roomGone: (reason) =>
      `The staff group cannot be reached (${reason}); tickets come to your private chats from now on. Once the group is back, send /queue there.`,
    solvedTeach: (id) => `${id} is solved. Teach the bot this answer?`,
    reply: {
      title: {
        answer: (id) => `Answer ${id}`,
        ask_back: (id) => `Ask back in ${id}`,
        note: (id) => `Internal note on ${id}`,
      },
      ticket: { label: 'ticket', ask: 'Which ticket?', bad: 'Write its number, e.g. T-1001.' },
      how: {
        label: 'way',
        ask: 'How do you want to answer?',
        answer: 'Answer the customer',
        ask_back: 'Ask back and wait for the customer',
        note: 'Internal note, not for the customer',
        bad: 'Pick one of those below.',
      },
      text: {
        label: 'text',
        ask: {
          answer: 'What do you want to tell the customer? You see it once more before it is sent.',
          ask_back: 'What do you want to ask the customer? You see it once more before it is sent.',
          note: 'What do you want to note? The customer does not see it.',
        },
        bad: 'There is nothing in it.',
        tooLong: (max) => `Too long: at most ${max} characters.`,
      },
      marked:
        'What begins with // is an internal note and does not go to the customer. To answer the customer, cancel and begin anew.',
      send: 'Send',
      save: 'Note it',
    },
    macros: (id) => `**${id}** · Pick a macro; you can change it before it is sent:`,
    noMacros: 'There are no macros. They live in knowledge/macros.',
    priorities: (id) => `**${id}** · New priority:`,
    transfers: (id) => `**${id}** · Pass it on to whom?`,
    nobodyElse: 'There is nobody else on the staff. /invite_staff invites somebody.',
    role: { lead: 'lead', agent: 'agent' },
    notStaff: 'Only support staff do that. To join, ask a lead for a code (/invite_staff).',
    queue: {
      heading: (total) => `**Waiting** · ${plural(total, 'ticket')}`,
      empty: 'Nothing is waiting.',
      kinds: (list) => list,
      kind: (name, n) => `${name} ${n}`,
      all: 'all',
    },
    mine: {
      heading: (total, more) => `**Mine** · ${counted(total, more)}`,
      empty: 'You have none. /queue shows what waits.',
    },
    search: {
      heading: (words, total, more) => `**Search for "${words}"** · ${counted(total, more)}`,
      none: (words) =>
        `Nothing found for "${words}". Search by number, customer, account, or words of the problem.`,
      ask: 'Search for what? E.g. /search quota Zhang San',
    },
    listed: {
      line: (id, kind, status, priority, due, summary) =>
        `- ${id} · ${kind} · ${status}${priority}${due}: ${summary}`,
      priority: (name) => ` · ${name}`,
      due: (time) => ` · ${time} left`,
      over: (time) => ` · **late by ${time}**`,
    },
    help: `**Support desk**

- \`/queue\` what waits, \`/mine\` mine, \`/search words\`, \`/ticket T-1001\` shows one
- To answer a customer, reply to a message of the ticket or tap "Answer"; a reply that begins with \`//\` is an internal note
- \`/stats\` figures, \`/unanswered\` what the bot could not answer, \`/drafts\` knowledge to be reviewed, \`/taught\` what it was taught
- \`/export\` tickets as CSV, \`/export T-1001\` one ticket as text
- \`/staff\` who is on the staff; leads: \`/invite_staff\`, \`/dismiss\``,
    exportedCsv: (n, from, more) =>
      `In the file: ${plural(n, 'ticket')} since ${from}.${more ? ` A file holds ${n} at most; earlier ones are left out.` : ''}`,
    exportNone: 'There are no tickets yet.',
    staff: {
      heading: (n) => `**Staff** · ${n}`,
      line: (name, role, how) => `- ${name} · ${role}${how}`,
      byConfig: ' (by configuration)',
      invite: {
        title: 'Invite to the staff',
        role: { label: 'role', ask: 'As what?', bad: 'Pick agent or lead.' },
        once: '- The code works once, for 3 days',
        commit: 'Make a code',
        done: (role, code) =>
          `Code (${role}): \`${code}\`\n\nThey send me, in a private chat: \`/join_staff ${code}\``,
        leadsOnly: 'Only leads invite and dismiss staff.',
      },
      join: {
        title: 'Join the staff',
        code: {
          label: 'code',
          ask: 'Send the code of the invitation.',
          bad: (text) => `"${text}" does not look like a code.`,
        },
        done: (role) => `You are on the staff now: ${role}.\n\n`,
        told: (name, role) => `${name} joined with your code as ${role}.`,
      },
      dismiss: {
        title: 'Dismiss from the staff',
        who: { label: 'who', ask: 'Whom?', bad: (text) => `Nobody on the staff is called "${text}".` },
        nobody: 'There is nobody to dismiss. Who is in the configuration leaves by the configuration.',
        back: (n) => `- Back to the queue: ${plural(n, 'ticket')}`,
        commit: 'Dismiss',
        done: (name, n) => `${name} is dismissed. Back to the queue: ${plural(n, 'ticket')}.`,
        told: 'You are no longer on the staff.',
      },
    },
  },
  quotaRaised: (quota, to) => `${quota} raised to ${to}`,
  bandwidthAllowed: (to) => `cross-region bandwidth of up to ${to} Mbps allowed`,
};
