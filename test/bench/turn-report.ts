import { printTable, printVerdict } from './table.ts';
import type { Compared, TurnFigures } from './turn.ts';

/** By then everything that is kept for a week has been there and gone. */
const settledAfter = 40_000;

/** Prints the figures, what they include, and whether the targets are met. */
export function printTurn({ acknowledged, answered, rawSync, flood, memory }: TurnFigures): void {
  const row = (name: string, { ours, telegraf, ratio, ratios }: Compared) => [
    name,
    ours.toFixed(3),
    telegraf.toFixed(3),
    ratio.toFixed(2),
    ratios.map((one) => one.toFixed(1)).join(' '),
  ];
  console.log(
    'Both bots are processes of their own behind a webhook on this machine, warm, 50 updates at a time from 1,000\n' +
      'people; figures are all CPU of the process, threads of the disk included. Ours checks every update against its\n' +
      'schema and commits it with fdatasync before it is acknowledged; telegraf keeps nothing. Acknowledged: ours\n' +
      'stores the turn and its reply, telegraf runs an empty handler. Answered: the reply is the same text sent back,\n' +
      'by one sendMessage each. Neither side understands anything: what understanding costs is in the section search.\n',
  );
  printTable(
    ['CPU in ms an update', 'ours', 'telegraf', 'ratio', 'ratios of all rounds'],
    [row('acknowledged', acknowledged), row('answered', answered)],
  );
  console.log(`one write of 350 bytes and its fdatasync: ${rawSync.toFixed(2)} ms\n`);
  printVerdict(acknowledged.ratio <= 3, `acknowledged at most 3 times (${acknowledged.ratio.toFixed(2)})`);
  printVerdict(answered.ratio <= 2, `answered at most 2 times (${answered.ratio.toFixed(2)})`);

  const { asked, median, slowest } = flood.others;
  console.log(
    `\nOne person sends ${flood.sent} messages in five seconds; ${asked} messages of others are answered after ` +
      `${median.toFixed(0)} ms (median), ${slowest.toFixed(0)} ms (slowest); resident memory grows by ` +
      `${flood.grownMb.toFixed(0)} MB.`,
  );
  printVerdict(slowest < 1_000, `others answered within a second (${slowest.toFixed(0)} ms)`);

  console.log(
    '\nHeap of the bot’s own process after a collection, intake, turn, store, outbox and sender at work; its clock\n' +
      'runs two hours ahead with every 200 updates, so that 16,800 are a week and whatever is kept has its end.\n',
  );
  printTable(
    ['updates', 'heap, MB'],
    memory.map(({ updates, heapMb }) => [String(updates), heapMb.toFixed(1)]),
  );
  const settled = memory.filter(({ updates }) => updates >= settledAfter).map(({ heapMb }) => heapMb);
  const [first, last] = [settled[0], settled.at(-1)];
  if (settled.length < 2 || first === undefined || last === undefined) return;
  printVerdict(
    last <= first * 1.1,
    `flat: ${last.toFixed(1)} MB at the end, ${first.toFixed(1)} MB after the first ${settledAfter}`,
  );
}
