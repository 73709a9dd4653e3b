import { join } from 'node:path';
import { carryOutTeaching } from '../assistant/open-teach-desk.ts';
import { taughtHead } from '../assistant/teach-collections.ts';
import { Teaching } from '../assistant/teaching.ts';
import type { Config } from '../config.ts';
import type { Draft } from '../dialog/index.ts';
import { formatMistake, knowledgeFolder, loadKnowledge } from '../knowledge/index.ts';
import { lintKnowledge } from '../knowledge/lint.ts';
import { parseFolder } from '../knowledge/parse-folder.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import { sameTaught, taughtFiles, taughtIn } from '../knowledge/taught-files.ts';
import { inspectFolder } from '../store/index.ts';
import { storeText, teachText } from '../text/index.ts';
import { dataRefusalLines } from './data-refusal.ts';
import type { CommandOutput } from './import.ts';
import { openStore } from './open-store.ts';
import { writeFolder } from './write-folder.ts';

/** Options of both commands. */
export interface KnowledgeOptions {
  /** The data folder; else that of the settings. */
  readonly data?: string;
  /** Replace files of taught entries, or entries in the data, that are there with other content. */
  readonly force?: boolean;
  readonly lang?: 'zh' | 'en';
}

/** The data there is to work on, or undefined after it was said why there is none. */
async function dataOf(options: KnowledgeOptions, config: Config, io: CommandOutput) {
  const lang = options.lang ?? 'zh';
  const data = options.data ?? config.data;
  if (data === undefined) {
    io.err(teachText[lang].exporting.refused.NO_DATA());
    return undefined;
  }
  return { ...config, data, lang };
}

/** Whether a folder is the root of a knowledge; says so where it is none. */
function isKnowledge(folder: string, options: KnowledgeOptions, io: CommandOutput): boolean {
  const has = [...readFolder(folder).keys()].some((name) => name.startsWith('faq/'));
  if (!has) io.err(teachText[options.lang ?? 'zh'].exporting.refused.NOT_KNOWLEDGE(folder));
  return has;
}

/** Prints every mistake of a knowledge folder; returns how many there are. */
function lintInto(folder: string, say: (line: string) => void): number {
  const { mistakes } = lintKnowledge(folder);
  for (const mistake of mistakes) say(formatMistake(mistake));
  return mistakes.length;
}

/**
 * `knowledge export FOLDER`: approved entries as files of a knowledge folder, and wordings in those of the entries they
 * belong to. Exit code 0: written, and the knowledge has no mistakes; 1: written, it has; 2: refused, nothing written.
 */
export async function exportKnowledge(
  folder: string,
  options: KnowledgeOptions,
  config: Config,
  io: CommandOutput,
): Promise<number> {
  const words = teachText[options.lang ?? 'zh'].exporting;
  const settings = await dataOf(options, config, io);
  if (settings === undefined || !isKnowledge(folder, options, io)) return 2;
  const found = await inspectFolder(settings.data);
  if ('code' in found) {
    for (const line of dataRefusalLines(found, storeText[settings.lang])) io.err(line);
    return 2;
  }
  const store = await openStore(settings);
  const taught = await store
    .transact((transaction) => new Teaching().read(transaction))
    .finally(() => store.close());
  const { files, differs, entries, asks } = taughtFiles(readFolder(folder), taught);
  if (differs.length > 0 && !options.force) {
    for (const name of differs) io.err(words.refused.DIFFERS(join(folder, name)));
    return 2;
  }
  if (files.length === 0) {
    io.out(words.nothing);
    return 0;
  }
  const bare = files.map(({ name, text }) => ({ name: name.replace(/^faq\//, ''), text }));
  const written = await writeFolder({
    folder: join(folder, 'faq'),
    files: bare,
    force: true,
    source: join(folder, 'model.json'),
  });
  if ('code' in written) {
    io.err(words.refused.DISK(written.path));
    return 2;
  }
  io.out(words.wrote(entries, asks, files.length));
  const mistakes = lintInto(folder, io.err);
  if (mistakes > 0) io.err(words.mistakes(mistakes));
  else io.out(words.lintedWell);
  return mistakes > 0 ? 1 : 0;
}

/**
 * `knowledge import FOLDER`: what a knowledge folder holds beyond the base in force, into a data folder, as approved.
 * Exit code 0: done; 2: refused, nothing imported, as where the data has other content under the same id.
 */
export async function importKnowledge(
  folder: string,
  options: KnowledgeOptions,
  config: Config,
  io: CommandOutput,
  now: () => number = Date.now,
): Promise<number> {
  const words = teachText[options.lang ?? 'zh'].exporting;
  const settings = await dataOf(options, config, io);
  if (settings === undefined || !isKnowledge(folder, options, io)) return 2;
  const mistakes = lintInto(folder, io.err);
  if (mistakes > 0) {
    io.err(words.refused.HAS_MISTAKES(mistakes));
    return 2;
  }
  const { parts } = parseFolder(readFolder(folder));
  const base = await loadKnowledge(config.rules, config.knowledge ?? knowledgeFolder);
  const by = { person: 'import', at: now() };
  const { entries, asks, placeholders } = taughtIn(parts?.entries ?? [], base.entries, by);
  for (const id of placeholders) io.err(words.refused.PLACEHOLDERS(id));
  const found = await inspectFolder(settings.data);
  const store = await openStore(settings);
  try {
    const { held, newEntries, newAsks } = await store.transact(async (transaction) => {
      const before = await new Teaching().read(transaction);
      const heldAs = new Map(before.entries.map((entry) => [entry.id, entry]));
      const freshEntries = entries.filter((entry) => {
        const standing = heldAs.get(entry.id);
        return standing === undefined || !sameTaught([standing, before.asks], [entry, []]);
      });
      const held = freshEntries.filter(({ id }) => heldAs.has(id)).map(({ id }) => id);
      if (held.length > 0 && !options.force) return { held, newEntries: [], newAsks: [] };
      const freshAsks = asks.filter(
        (ask) => !before.asks.some(({ entry, text }) => entry === ask.entry && text === ask.text),
      );
      let number = (await transaction.get(taughtHead, 'drafts'))?.rev ?? 0;
      const done = { person: by.person, name: by.person };
      const head = () => {
        number += 1;
        const decided = { ...done, at: by.at };
        return { id: `D-${number}`, by: done, at: by.at, state: 'approved' as const, decided };
      };
      for (const entry of freshEntries) {
        const { zh, en } = entry;
        const texts = { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
        const draft: Draft = { ...head(), kind: 'entry', ...texts };
        await carryOutTeaching(transaction, { do: 'draft', draft }, by.at);
        await carryOutTeaching(transaction, { do: 'teach_entry', entry }, by.at);
      }
      for (const ask of freshAsks) {
        await carryOutTeaching(
          transaction,
          { do: 'draft', draft: { ...head(), kind: 'ask', ...ask } },
          by.at,
        );
        await carryOutTeaching(transaction, { do: 'teach_ask', ask }, by.at);
      }
      return { held: [], newEntries: freshEntries, newAsks: freshAsks };
    });
    if (held.length > 0) {
      io.err(words.refused.HELD_OTHERWISE(held));
      return 2;
    }
    // A mistyped folder would be found out only when the bot does not know what it was taught.
    if ('code' in found && found.code === 'NO_DATA') io.out(words.newData(settings.data));
    io.out(
      newEntries.length + newAsks.length === 0
        ? words.importNothing
        : words.imported(newEntries.length, newAsks.length),
    );
    return 0;
  } finally {
    await store.close();
  }
}
