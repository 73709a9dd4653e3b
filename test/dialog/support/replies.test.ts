import { describe, expect, it } from 'vitest';
import { ticketMessages, tickets } from '../../../src/assistant/support-collections.ts';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();
type Shown = Awaited<ReturnType<ReturnType<typeof spokenDesk>['say']>>;

const words = (shown: Shown) => shown.map(({ markdown }) => markdown).join('\n');
const labels = (shown: Shown) => shown.flatMap(({ buttons }) => buttons.map(({ label }) => label));

/** Cay has a ticket, T-1001, and another, T-1002, where wanted; the staff meet in a room, or nowhere. */
async function withTickets({
  room,
  problems = ['the first one'],
}: {
  room?: string;
  problems?: string[];
} = {}) {
  const desk = spokenDesk(world, 'en', undefined, room);
  const tokenOf = (label: string, shown: Shown) =>
    shown.flatMap(({ buttons }) => buttons).find((each) => each.label.startsWith(label))?.token ??
    `no ${label}`;
  const press = (who: string, label: string, shown: Shown, chat?: string) =>
    desk.press(who, tokenOf(label, shown), chat);
  for (const who of ['Lead', 'Agent']) await desk.say(who, '/lang en');
  for (const problem of problems)
    await press('Cay', 'Send', await desk.say('Cay', `/ticket ${problem} is down`));
  await desk.pass(100);
  /** What was said in the ticket from its second message on. */
  const saidIn = async (ticket = 'T-1001') =>
    (await desk.store.transact((transaction) => transaction.find(ticketMessages, 'of', {})))
      .map(({ document }) => document)
      .filter(({ ticket: of, content }) => of === ticket && content.kind !== 'event')
      .map(({ content }) => `${content.kind}: ${content.kind === 'event' ? '' : content.text}`)
      .slice(1);
  /** What was said to Cay since this was asked last. */
  const heard = async () => words(await desk.told('Cay'));
  const ticket = (id = 'T-1001') => desk.store.transact((transaction) => transaction.get(tickets, id));
  await desk.told('Cay');
  return { ...desk, press, saidIn, heard, ticket };
}

describe('what an agent says for the staff alone never reaches the customer', () => {
  it.each([
    ...['// the secret', '//the secret', '／／the secret', ' /／ the secret', '\u200b//the secret'],
    // The key of a slash where Chinese signs are typed.
    ...['、、the secret', '/、the secret', '/ /the secret'],
  ])('behind two slashes, in answer to a card: %j', async (note) => {
    const { answer, pass, saidIn, heard } = await withTickets();
    expect(words(await answer('Agent', note, 'Agent', 'the first one'))).toContain('does not see it');
    await pass(100);
    expect(await saidIn()).toEqual(['note: the secret']);
    expect(await heard()).not.toContain('secret');
  });

  it('behind two slashes, where an answer was asked for', async () => {
    const { say, press, saidIn, heard, pass } = await withTickets();
    await press('Agent', 'Answer', await say('Agent', '/ticket T-1001'));
    const summary = await say('Agent', '// the secret');
    expect(labels(summary)[0]).toBe('Note it');
    await press('Agent', 'Note it', summary);
    await pass(100);
    expect(await saidIn()).toEqual(['note: the secret']);
    expect(await heard()).not.toContain('secret');
  });

  it.each([undefined, 'room'])(
    'in answer to a question that was answered or left long ago (room: %s)',
    async (room) => {
      const { say, answer, press, saidIn, heard, pass } = await withTickets(
        room === undefined ? {} : { room },
      );
      const chat = room ?? 'Agent';
      await press(
        'Agent',
        'Internal note',
        await press('Agent', 'More', await say('Agent', '/ticket T-1001', chat), chat),
        chat,
      );
      await pass(100);
      await say('Agent', '/cancel', chat);
      expect(words(await answer('Agent', 'the secret', chat, 'to note'))).toContain(
        'nothing went to the customer',
      );
      await pass(100);
      expect(await saidIn()).toEqual([]);
      expect(await heard()).toBe('');
    },
  );

  it('in answer to what somebody else was asked', async () => {
    const { say, answer, press, saidIn, heard, pass } = await withTickets({ room: 'room' });
    await press(
      'Agent',
      'Internal note',
      await press('Agent', 'More', await say('Agent', '/ticket T-1001', 'room'), 'room'),
      'room',
    );
    await pass(100);
    expect(words(await answer('Lead', 'the secret', 'room', 'to note'))).toContain(
      'nothing went to the customer',
    );
    expect(await saidIn()).toEqual([]);
    // Who was asked may answer there as well as by saying it.
    expect(labels(await answer('Agent', 'the secret', 'room', 'to note'))[0]).toBe('Note it');
    expect(await heard()).toBe('');
  });

  it('in answer to a guide about something else that was begun beside a ticket', async () => {
    const { answer, saidIn, heard, pass } = await withTickets({ room: 'room' });
    await answer('Lead', '/invite_staff', 'room', 'the first one');
    await pass(100);
    await answer('Lead', 'the secret', 'room');
    await pass(100);
    expect(await saidIn()).toEqual([]);
    expect(await heard()).toBe('');
  });
});

describe('what is said about a note is one as well', () => {
  it('in answer to the word that it was noted, and to its notice in the room', async () => {
    const { answer, pass, saidIn, heard } = await withTickets({ room: 'room' });
    await answer('Agent', '// he has not paid', 'room', 'the first one');
    await pass(100);
    await answer('Lead', 'and he is rude', 'room', 'Noted');
    await pass(100);
    expect(await saidIn()).toEqual(['note: he has not paid', 'note: and he is rude']);
    expect(await heard()).toBe('');
  });

  it('in answer to a colleague’s, written in private', async () => {
    const { say, answer, press, pass, saidIn, heard } = await withTickets({ room: 'room' });
    const card = await press('Lead', 'More', await say('Lead', '/ticket T-1001'));
    await press('Lead', 'Internal note', card);
    await press('Lead', 'Note it', await say('Lead', 'contract ended, refuse him'));
    await pass(100);
    await answer('Agent', 'really? then we just stall him', 'room', 'contract ended');
    await pass(100);
    expect(await saidIn()).toEqual([
      'note: contract ended, refuse him',
      'note: really? then we just stall him',
    ]);
    expect(await heard()).toBe('');
  });

  it('worded anew before it is kept', async () => {
    const { say, press, saidIn } = await withTickets();
    await press('Agent', 'Answer', await say('Agent', '/ticket T-1001'));
    await say('Agent', '// the secret has a tpyo');
    const summary = await say('Agent', 'the secret has a typo');
    expect(labels(summary)[0]).toBe('Note it');
    await press('Agent', 'Note it', summary);
    expect(await saidIn()).toEqual(['note: the secret has a typo']);
  });

  it('the rest of its album', async () => {
    const { album, saidIn, heard, pass } = await withTickets();
    await album('Agent', ['// his bill, unpaid', '', ''], 'the first one');
    await album('Agent', ['this one you may see', ''], 'the first one');
    await pass(100);
    expect(await saidIn()).toEqual([
      ...['note: his bill, unpaid', 'note: ', 'note: '],
      ...['public: this one you may see', 'public: '],
    ]);
    expect(await heard()).not.toContain('bill');
  });

  it('and the rest of an album that was stopped goes nowhere, whatever went out before', async () => {
    const { album, saidIn, pass } = await withTickets();
    await album('Agent', ['see this'], 'the first one');
    await pass(5_000);
    await album('Agent', ['We are on it\n// but his bill is unpaid', '', ''], 'the first one');
    expect(await saidIn()).toEqual(['public: see this']);
  });

  it('and what went out before the word came is said to have', async () => {
    const { album, saidIn } = await withTickets();
    const said = await album('Agent', ['', '// his bill', ''], 'the first one');
    expect(said.map(words)[1]).toContain('went to the customer');
    expect(await saidIn()).toEqual(['public: ', 'note: his bill', 'note: ']);
  });

  it('and the rest of an album goes nowhere where its first was refused', async () => {
    const { album, saidIn, say, press } = await withTickets();
    await press('Lead', 'Claim', await say('Lead', '/ticket T-1001'));
    await album('Agent', ['see this', '', ''], 'the first one');
    expect(await saidIn()).toEqual([]);
  });

  it('and a note in the middle of an answer stops all of it', async () => {
    const { answer, saidIn } = await withTickets();
    const [shown] = await answer('Agent', 'We are on it.\n// stall him', 'Agent', 'the first one');
    expect(shown?.markdown).toContain('nothing went to the customer');
    expect(await saidIn()).toEqual([]);
  });
});

describe('an answer to a message of the ticket that a guide of its agent is about', () => {
  it('goes to the customer as it was typed, whatever the guide holds', async () => {
    const { say, answer, press, pass, saidIn } = await withTickets();
    await press('Agent', 'Suggest', await say('Agent', '/ticket T-1001'));
    await say('Cay', 'so is the Beijing side healthy now?');
    await pass(100);
    const shown = await answer('Agent', 'yes', 'Agent', 'Beijing side healthy');
    expect(words(shown)).toContain('Sent to');
    // The guide is shown again, as it stood.
    expect(labels(shown)).toContain('Send');
    expect((await saidIn()).at(-1)).toBe('public: yes');
  });

  it('even if it is one word that the guide shown beside it has on a button', async () => {
    for (const word of ['Send', 'Cancel', 'Back']) {
      const { say, answer, press, pass, saidIn } = await withTickets({
        problems: ['the first one', 'the second one'],
      });
      await press('Agent', 'Answer', await say('Agent', '/ticket T-1001'));
      await say('Agent', 'answer one');
      await answer('Agent', 'hello second', 'Agent', 'the second one');
      await pass(100);
      await answer('Agent', word, 'Agent', 'the second one');
      expect(await saidIn('T-1001')).toEqual([]);
      // Its answer to the other still waits.
      expect(words(await say('Agent', '/help'))).toContain('answer one');
    }
  });

  it('but is seen once more where it is to be a note, or a question back', async () => {
    const { say, answer, press, pass, saidIn, ticket } = await withTickets({ room: 'room' });
    await press('Agent', 'Answer', await say('Agent', '/ticket T-1001', 'room'), 'room');
    await say('Agent', '// the secret tpyo', 'room');
    const note = await answer('Agent', 'the secret typo', 'room', 'the first one');
    expect(labels(note)[0]).toBe('Note it');
    await press('Agent', 'Note it', note, 'room');
    await press('Agent', 'Ask back', await say('Agent', '/ticket T-1001', 'room'), 'room');
    await pass(100);
    await press('Agent', 'Send', await answer('Agent', 'which region?', 'room', 'the first one'), 'room');
    expect(await saidIn()).toEqual(['note: the secret typo', 'public: which region?']);
    expect((await ticket())?.status).toBe('pending');
  });

  it('also days later', async () => {
    const { say, answer, press, pass, saidIn, time } = await withTickets();
    await press('Agent', 'Answer', await say('Agent', '/ticket T-1001'));
    await time.skip(2 * 86_400_000);
    await say('Cay', 'is anybody there?');
    await pass(100);
    await answer('Agent', 'We replaced the route, please try again.', 'Agent', 'is anybody there');
    expect((await saidIn()).at(-1)).toBe('public: We replaced the route, please try again.');
  });

  it('decides no draft', async () => {
    const { say, answer, press, pass, saidIn } = await withTickets();
    await press('Lead', 'Solve', await say('Lead', '/ticket T-1001'));
    await pass(100);
    await say('Lead', '/teach T-1001');
    await say('Cay', 'it went down again this morning');
    await pass(100);
    await answer('Lead', 'ok', 'Lead', 'went down again');
    expect((await saidIn()).at(-1)).toBe('public: ok');
    expect(words(await say('Lead', '/drafts'))).toContain('No draft');
  });
});

describe('an answer to what says that something was done in a ticket', () => {
  it('goes on in the ticket', async () => {
    const { answer, pass, saidIn } = await withTickets();
    await answer('Agent', 'We look into it.', 'Agent', 'the first one');
    await pass(100);
    await answer('Agent', 'It is done.', 'Agent', 'Sent to');
    await answer('Cay', 'Thank you, it works again', 'Cay', 'We look into it');
    await pass(100);
    expect(await saidIn()).toEqual([
      'public: We look into it.',
      'public: It is done.',
      'public: Thank you, it works again',
    ]);
  });

  it('presses the buttons of that ticket, where it is the label of one', async () => {
    const { answer, ticket } = await withTickets({ problems: ['the first one', 'the second one'] });
    await answer('Agent', 'claim', 'Agent', 'the first one');
    expect((await ticket('T-1001'))?.assignee?.person).toBe('Agent');
    expect((await ticket('T-1002'))?.assignee).toBe(null);
  });
});

describe('the name of a button in answer to a card that is everybody’s', () => {
  it.each(['Claim', '认领', ' solve ', 'CLOSE', '批准', 'More', '更多…', 'High', 'Lead'])(
    'never goes to the customer: %j',
    async (label) => {
      const { answer, saidIn, heard } = await withTickets({ room: 'room' });
      expect(words(await answer('Agent', label, 'room', 'the first one'))).toContain('name of a button');
      expect(await saidIn()).toEqual([]);
      expect(await heard()).toBe('');
      await answer('Agent', `${label.trim()} it yourself`, 'room', 'the first one');
      expect(await saidIn()).toEqual([`public: ${label.trim()} it yourself`]);
    },
  );
});

describe('a ticket that is passed on', () => {
  it.each([
    [true, 'blocked it'],
    [false, ''],
  ])('says so where the one it is passed to gets no notice (never wrote: %s)', async (silent, expected) => {
    const { say, press } = spokenDesk(world, 'en');
    const tap = async (label: string, shown: Shown) =>
      press(
        'Lead',
        shown.flatMap(({ buttons }) => buttons).find((each) => each.label.startsWith(label))?.token ?? '',
      );
    await say('Lead', '/lang en');
    if (!silent) await say('Agent', '/lang en');
    const [form] = await say('Cay', '/ticket it is down');
    await press('Cay', form?.buttons[0]?.token ?? '');
    const passed = await tap(
      'Agent',
      await tap('Transfer', await tap('More', await say('Lead', '/ticket T-1001'))),
    );
    expect(words(passed)).toContain('Assignee: Agent');
    expect(words(passed)).toContain(expected);
    if (!silent) expect(words(passed)).not.toContain('blocked it');
  });
});

describe('an answer that is written', () => {
  it('is gone on with when its ticket is answered again, also from between two others', async () => {
    const { say, press } = await withTickets({ problems: ['the first one', 'the second one'] });
    const begin = async (id: string) => press('Agent', 'Answer', await say('Agent', `/ticket ${id}`));
    await begin('T-1001');
    await say('Agent', 'a long answer to the first');
    expect(words(await begin('T-1001'))).toContain('a long answer to the first');
    await begin('T-1002');
    await say('Agent', 'a long answer to the second');
    expect(words(await begin('T-1001'))).toContain('a long answer to the first');
    expect(words(await begin('T-1002'))).toContain('a long answer to the second');
  });

  it('does not wait where it was only suggested', async () => {
    const { say, press } = await withTickets();
    const card = await say('Agent', '/ticket T-1001');
    await press('Agent', 'Suggest', card);
    expect(words(await press('Agent', 'Answer', card))).not.toContain('on hold');
  });

  it('waits while another ticket is answered', async () => {
    const { say, press, saidIn } = await withTickets({ problems: ['the first one', 'the second one'] });
    await press('Agent', 'Answer', await say('Agent', '/ticket T-1001'));
    await say('Agent', 'a long answer to the first');
    const shown = await press('Agent', 'Answer', await say('Agent', '/ticket T-1002'));
    expect(words(shown)).toContain('Answer T-1001');
    await say('Agent', '/cancel');
    const again = await say('Agent', '/resume');
    expect(words(again)).toContain('a long answer to the first');
    await press('Agent', 'Send', again);
    expect(await saidIn('T-1001')).toEqual(['public: a long answer to the first']);
  });
});

it('the commands of the staff are shown where no customers read along', async () => {
  const { say } = await withTickets({ room: 'room' });
  expect(words(await say('Agent', '/help'))).toContain('/queue');
  expect(words(await say('Agent', '/help', 'room'))).toContain('/queue');
  expect(words(await say('Agent', '/help', 'group'))).not.toContain('/queue');
});

describe('a customer in the middle of something else', () => {
  it('hears that a picture was not taken, and how support sees it', async () => {
    const { say, show, saidIn } = await withTickets();
    await say('Cay', '/register');
    const shown = words(await show('Cay', 'this one'));
    expect(shown).toContain('was not taken');
    expect(words(await show('Cay', '/help'))).toContain('was not taken');
    expect(await saidIn()).toEqual([]);
  });

  it('can send on to support what a guide could not take', async () => {
    const { say, press, saidIn } = await withTickets();
    await say('Cay', '/register');
    const slip = await say('Cay', 'the tunnel in Tokyo is still down');
    await press('Cay', 'Send to support', slip);
    expect(await saidIn()).toEqual(['public: the tunnel in Tokyo is still down']);
  });

  it('keeps an album in one place, and thanks in pictures open nothing again', async () => {
    const { say, press, album, saidIn, ticket } = await withTickets();
    await say('Cay', '/ticket a second thing is broken');
    await album('Cay', ['more on the second thing', '', ''], '');
    expect(await saidIn()).toEqual([]);
    await say('Cay', '/cancel');
    await press('Agent', 'Solve', await say('Agent', '/ticket T-1001'));
    await album('Cay', ['thanks!', ''], '');
    expect((await ticket())?.status).toBe('solved');
    await album('Cay', ['still broken, see there', ''], '');
    expect(await saidIn()).toEqual(['public: still broken, see there', 'public: ']);
  });

  it('is heard by support again when the guide has rested', async () => {
    const { say, saidIn, time } = await withTickets();
    await say('Cay', '/register');
    await time.skip(2 * 86_400_000);
    await say('Cay', 'the tunnel in Tokyo is still down');
    expect(await saidIn()).toEqual(['public: the tunnel in Tokyo is still down']);
  });
});

describe('a ticket that is solved', () => {
  it('is the one that its customer talks in next, unless they talk in another', async () => {
    const { say, press, ticket, saidIn } = await withTickets();
    await press('Cay', 'Ask the bot', await say('Cay', 'and one thing more about it'));
    await press('Agent', 'Solve', await say('Agent', '/ticket T-1001'));
    await say('Cay', 'it went down again this morning');
    expect((await ticket())?.status).toBe('open');
    expect((await saidIn()).at(-1)).toBe('public: it went down again this morning');

    const two = await withTickets({ problems: ['the first one', 'the second one'] });
    await two.press('Agent', 'Solve', await two.say('Agent', '/ticket T-1001'));
    await two.say('Cay', 'it went down again this morning');
    expect((await two.ticket('T-1001'))?.status).toBe('solved');
    expect(await two.saidIn('T-1002')).toEqual(['public: it went down again this morning']);
  });

  it('opens again by the button under the notice', async () => {
    const { say, press, pass, ticket, told } = await withTickets();
    await press('Agent', 'Solve', await say('Agent', '/ticket T-1001'));
    await pass(100);
    const asked = await press('Cay', 'Open again', await told('Cay'));
    expect(words(asked)).toContain('T-1001');
    await say('Cay', 'is peering traffic encrypted?');
    expect((await ticket())?.status).toBe('open');
  });

  it('is rated by the stars of an earlier solution too, and once', async () => {
    const { say, press, pass, told, ticket } = await withTickets();
    const solve = async () => {
      await press('Agent', 'Solve', await say('Agent', '/ticket T-1001'));
      await pass(100);
      return told('Cay');
    };
    const first = await solve();
    await say('Cay', 'it went down again this morning');
    const second = await solve();
    await press('Cay', '★★ ', first);
    expect((await ticket())?.rating).toMatchObject({ stars: 2, closure: 2 });
    await press('Cay', '★★★★★ ', second);
    expect((await ticket())?.rating).toMatchObject({ stars: 2, closure: 2 });
  });
});
