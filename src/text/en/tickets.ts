import type { TicketsText } from '../zh/tickets.ts';

const statuses = {
  new: 'new',
  open: 'open',
  pending: 'waiting for the customer',
  solved: 'solved',
  closed: 'closed',
};
const roles = { lead: 'lead', agent: 'agent' };
const withArticle = { lead: 'a lead', agent: 'an agent' };
const acts = {
  write: 'gone on with',
  answer: 'answered',
  ask_back: 'asked about',
  note: 'noted on',
  claim: 'claimed',
  release: 'released',
  transfer: 'transferred',
  prioritise: 'given another priority',
  solve: 'solved',
  close: 'closed',
  rate: 'rated',
  decide: 'decided',
  taught: 'taught from',
};

/** What is said of tickets, in English; arguments are safe in Markdown. */
export const ticketsEn: TicketsText = {
  kinds: {
    question: 'question',
    quota: 'quota raise',
    bandwidth: 'more bandwidth',
    classic_network: 'classic network',
  },
  statuses,
  priorities: { urgent: 'urgent', high: 'high', normal: 'normal', low: 'low' },
  clocks: { firstReply: 'first reply', nextReply: 'next reply', resolution: 'resolution' },
  roles,
  variables: {
    customer: 'the customer’s name',
    ticket: 'the ticket number',
    agent: 'the agent’s name',
    account: 'an account',
    summary: 'a summary',
    vpc: 'a VPC',
    peering: 'a peering',
  },
  reasons: {
    NO_SUCH_TICKET: ({ ticket }) => `There is no ticket ${ticket}. Check the number.`,
    ALREADY_CLAIMED: ({ ticket, by }) =>
      `${by} has claimed ${ticket} already. It changes hands when ${by} or a lead taps Transfer.`,
    NOT_ASSIGNEE: ({ ticket, assignee }) =>
      assignee === null
        ? `Nobody is responsible for ${ticket} yet. Claim it first.`
        : `${assignee} is responsible for ${ticket}. Leave this to ${assignee} or a lead; anybody may add an internal note.`,
    NOT_IN_STATUS: ({ ticket, status, act }) => {
      const now = `${ticket} is ${statuses[status]}`;
      if (act === 'rate') return `${now}. Rate it once it is solved or closed.`;
      if ((act === 'solve' || act === 'close') && (status === 'solved' || status === 'closed'))
        return `${now} already: it cannot be ${acts[act]} again.`;
      return `${now} and cannot be ${acts[act]} now. ${status === 'solved' ? 'A message of the customer reopens it.' : 'If there is something new, the customer can open another ticket.'}`;
    },
    REOPEN_OVER: ({ ticket }) =>
      `Ticket ${ticket} is over and cannot be gone on with. If there is still something, open a new one with /ticket.`,
    NOT_ON_STAFF: () => 'Only support staff do this. To join, ask a lead to invite you with /invite_staff.',
    LEADS_ONLY: () => 'Only a lead does this. Ask one.',
    CUSTOMER_ONLY: ({ ticket }) => `Only the customer of ${ticket} does this.`,
    NO_REQUEST: ({ ticket }) => `${ticket} asks for no change that could be decided. Just answer it.`,
    OWN_REQUEST: ({ ticket }) =>
      `${ticket} is your own, and nobody decides their own request. Ask a colleague or a lead to decide it.`,
    ALREADY_DECIDED: ({ ticket, approved, by }) =>
      `${by} has ${approved ? 'approved' : 'declined'} what ${ticket} asks for, and that stands. For another decision the customer opens a new ticket.`,
    ALREADY_RATED: ({ ticket }) => `You have rated ${ticket} already. Thank you.`,
    INVALID_STARS: () => 'A rating is a whole number from 1 to 5. Tap one of the buttons.',
    EMPTY_TEXT: () => 'There is nothing in it. Say it in a sentence.',
    TEXT_TOO_LONG: ({ length, max }) =>
      `That is ${length} characters, and ${max} is the most. Send it in parts, or as a file.`,
    TOO_MANY_TICKETS: ({ max }) =>
      `You have ${max} tickets in progress, which is the most. Wait for them, or close one in /tickets.`,
    INVALID_REQUEST: () => 'The new limit has to be a whole number above 0.',
    ALREADY_ON_STAFF: ({ role }) => `You are ${withArticle[role]} already. There is nothing to join.`,
    NO_SUCH_STAFF: ({ name }) => `There is no “${name}” on the staff. /staff lists everybody.`,
    CONFIGURED_STAFF: ({ name }) =>
      `${name} is on the staff by configuration and cannot be dismissed here. Change the configuration.`,
    LAST_LEAD: () => 'This is the only lead and cannot go. Invite another lead first.',
    STAFF_FULL: ({ max }) => `The staff is full: it has ${max} members. A lead has to dismiss some first.`,
    STAFF_INVITATION_UNKNOWN: ({ code }) =>
      `The invitation code “${code}” is not right. Check it and send it again, or ask a lead for a new one.`,
    STAFF_INVITATION_USED: ({ code }) =>
      `The invitation code ${code} has been used, and each works once. Ask a lead for a new one.`,
    STAFF_INVITATION_EXPIRED: ({ code }) =>
      `The invitation code ${code} is no longer valid. Ask a lead for a new one; it holds for 3 days.`,
    MACRO_VARIABLE_MISSING: ({ macro, variables }) =>
      `The macro “${macro}” speaks of ${variables.join(', ')}, which this ticket does not have. Choose another, or write the answer yourself.`,
  },
  events: {
    opened: (who) => `${who} opened the ticket`,
    claimed: (who) => `${who} claimed it`,
    released: (who) => `${who} put it back into its queue`,
    reopened: (who) => `${who} reopened it`,
    solved: (who) => `${who} solved it`,
    closed: (who) => `${who} closed it`,
    auto_closed: () => 'closed by itself: nothing was said after it was solved',
    agent_left: () => 'back in its queue: its agent left the staff',
    transferred: (who, to) => `${who} transferred it to ${to}`,
    prioritised: (who, priority) => `${who} set its priority to ${priority}`,
    approved: (who) => `${who} approved the request`,
    declined: (who) => `${who} declined the request`,
    rated: (who, stars) => `${who} rated it ${stars} of 5`,
    reminded: (clock) => `${clock}: nearly due, reminded`,
    escalated: (clock) => `${clock}: overdue, a lead was told`,
    undelivered: (message, reason) => `message ${message} was not delivered: ${reason}`,
  },
  transcript: {
    title: (id, summary) => `# ${id} ${summary}`,
    facts: {
      kind: (value) => `- Kind: ${value}`,
      status: (value) => `- Status: ${value}`,
      priority: (value) => `- Priority: ${value}`,
      customer: (value) => `- Customer: ${value}`,
      account: (value) => `- Account: ${value}`,
      assignee: (value) => `- Assignee: ${value}`,
      zone: (value) => `- Times are in ${value}`,
    },
    support: 'Support',
    asks: 'question',
    note: 'internal note',
    attachment: (what, name) => (name === '' ? `\\[${what}\\]` : `\\[${what}: ${name}\\]`),
  },
  nobody: 'none',
  columns: {
    id: 'Ticket',
    kind: 'Kind',
    status: 'Status',
    priority: 'Priority',
    customer: 'Customer',
    person: 'Customer id',
    account: 'Account',
    summary: 'Summary',
    request: 'Request',
    decided: 'Decision',
    assignee: 'Assignee',
    opened: 'Opened',
    updated: 'Updated',
    solved: 'Solved',
    closed: 'Closed',
    firstReply: 'First reply took (min)',
    resolution: 'Resolution took (min)',
    closures: 'Times ended',
    stars: 'Rating',
    messages: 'Messages',
  },
  approved: 'approved',
  declined: 'declined',
};
