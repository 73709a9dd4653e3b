import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knowledgeFolder } from '../../src/knowledge/index.ts';

/** A copy of the shipped knowledge to spoil; `discard` it afterwards. */
export class KnowledgeCopy {
  readonly root = join(mkdtempSync(join(tmpdir(), 'knowledge-')), 'knowledge');

  constructor() {
    cpSync(knowledgeFolder, this.root, { recursive: true });
  }

  read(name: string): string {
    return readFileSync(join(this.root, name), 'utf8');
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.root, name), content);
  }

  remove(name: string): void {
    rmSync(join(this.root, name), { recursive: true });
  }

  /** Replaces the first `from`, which must be there; returns the line on which it began, from 1. */
  edit(name: string, from: string, to: string): number {
    const text = this.read(name);
    const at = text.indexOf(from);
    if (at < 0) throw new Error(`${name} does not hold ${JSON.stringify(from)}`);
    this.write(name, text.slice(0, at) + to + text.slice(at + from.length));
    return text.slice(0, at).split('\n').length;
  }

  /** Keeps some entries, the first known unknown, a few outsiders and the commonest words: the search trains on it in no time. */
  shrink(entries: readonly string[]): void {
    const kept = (list: string) => list.split(/,\s*/).filter((id) => entries.includes(id));
    for (const file of readdirSync(join(this.root, 'faq'))) {
      const name = `faq/${file}`;
      if (!entries.includes(file.replace(/\.md$/, ''))) this.remove(name);
      else
        this.write(
          name,
          this.read(name).replace(
            /^related: \[(.*)\]$/m,
            (_, list: string) => `related: [${kept(list).join(', ')}]`,
          ),
        );
    }
    const [head, first] = this.read('words/topics.yaml').split(/(?<=\n)(?=- id: )/);
    this.write('words/topics.yaml', `${head}${first}`.replace(/near: \[.*\]/, `near: [${entries[0]}]`));
    this.write(
      'words/background.tsv',
      this.read('words/background.tsv').split('\n').slice(0, 500).join('\n'),
    );
    for (const name of ['outside', 'tasks', 'smalltalk']) {
      let row = 0;
      const few = (line: string) => {
        row = line.startsWith(' ') ? row + 1 : 0;
        return row < 8;
      };
      const file = `words/${name}.yaml`;
      this.write(file, this.read(file).split('\n').filter(few).join('\n'));
    }
  }

  discard(): void {
    rmSync(join(this.root, '..'), { recursive: true, force: true });
  }
}
