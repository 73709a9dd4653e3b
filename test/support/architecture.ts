import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A source file as the rules of the architecture see it; `file` and relative imports are paths below `src/`. */
export interface Source {
  readonly file: string;
  readonly imports: readonly string[];
  /** The text without its comments. */
  readonly code: string;
  readonly lines: number;
}

/** Imports point down this list, one level or several; what stands on one level are siblings. */
const levels: readonly (readonly RegExp[])[] = [
  [/^(?:main|cli|config)\.ts$|^commands\//],
  [/^channels\/([^/]+)\//, /^store\//, /^knowledge\//],
  // What all channels share lies beside them, and knows none of them.
  [/^channels\/[^/]+\.ts$/],
  [/^assistant\//],
  [/^dialog\//, /^scenario\//],
  [/^text\//],
  [/^peering\//, /^faq\//, /^tickets\//, /^accounts\//, /^statistics\//],
];
const core = /^(?:peering|faq|tickets|accounts|statistics|dialog|scenario)\//;
const pure = /^(?:peering|faq|tickets|accounts|statistics|dialog|scenario|text)\//;
const compositionPoints = /^(?:config|main|cli|commands\/chat)\.ts$/;

/** Where each third-party package lives; one that is not named has no home yet. */
const homes: Readonly<Record<string, RegExp>> = {
  minisearch: /^faq\//,
  natural: /^faq\//,
  'opencc-js': /^faq\//,
  mustache: /^knowledge\//,
  yaml: /^knowledge\//,
  zod: /^(?:knowledge|scenario|channels\/telegram)\//,
  'ip-cidr': /^peering\//,
  marked: /^channels\//,
  'get-east-asian-width': /^channels\//,
  commander: /^cli\.ts$/,
  telegraf: /^channels\/telegram\//,
  lowdb: /^store\//,
  pg: /^store\//,
  'write-file-atomic': /^store\//,
  hono: /^channels\/telegram\//,
  '@hono/node-server': /^channels\/telegram\//,
  '@resvg/resvg-js': /^channels\/telegram\//,
  pino: /^channels\/telegram\//,
  'prom-client': /^channels\/telegram\//,
};

/** What makes a core that takes time, chance and the machine as arguments depend on them after all. */
const impure: readonly [RegExp, string][] = [
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\(\s*\)/, 'new Date()'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bperformance\.now\b/, 'performance.now'],
  [/\bset(?:Timeout|Interval|Immediate)\b/, 'timers'],
  [/\bprocess\./, 'process'],
  [/\bBuffer\b/, 'Buffer'],
];

/** Every breach of the architecture, as `file -> import` or `file: what`. */
export function offences(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, imports, code, lines }) => [
    ...imports.filter((target) => !mayImport(file, target)).map((target) => `${file} -> ${target}`),
    ...(/process\s*\.\s*env|process\s*\[/.test(code) && !compositionPoints.test(file)
      ? [`${file}: process.env`]
      : []),
    ...(pure.test(file)
      ? impure.filter(([sign]) => sign.test(code)).map(([, name]) => `${file}: ${name}`)
      : []),
    ...(/(?:^|\/)(?:utils?|helpers?|common|managers?|services?)(?:\/|\.ts$)/.test(file)
      ? [`${file}: a name that says nothing`]
      : []),
    ...(lines > 500 ? [`${file}: ${lines} lines`] : []),
  ]);
}

function mayImport(from: string, to: string): boolean {
  if (to.startsWith('node:')) return !pure.test(from);
  if (!to.endsWith('.ts')) {
    const name = to
      .split('/')
      .slice(0, to.startsWith('@') ? 2 : 1)
      .join('/');
    return Object.hasOwn(homes, name) && homes[name]?.test(from) === true;
  }
  const [above, below] = [placeOf(from), placeOf(to)];
  if (!above || !below) return false;
  if (above.folder === below.folder) return true;
  if (above.level >= below.level) return false;
  // The way to the cloud is a house of its own inside peering/, with its own door.
  if (core.test(to)) return /^[^/]+\/(?:cloud\/)?index\.ts$/.test(to);
  if (to.startsWith('text/')) return !/^text\/[^/]+\//.test(to);
  if (to.startsWith('assistant/') && from.startsWith('channels/'))
    return /^assistant\/(?:ports|ids)\.ts$/.test(to);
  return true;
}

/** The level of a file, and which of the siblings on it the file belongs to; the top level is one. */
function placeOf(file: string): { level: number; folder: string } | undefined {
  for (const [level, folders] of levels.entries()) {
    for (const [i, folder] of folders.entries()) {
      const match = folder.exec(file);
      if (match) return { level, folder: `${level}.${i}.${match[1] ?? ''}` };
    }
  }
  return undefined;
}

/** The modules a text imports, in any of the ways to do so; relative ones resolved below `src/`. */
export function importsOf(file: string, code: string): string[] {
  const forms = [
    /(?:^|[\n;}])\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[\n;}])\s*import\s*['"]([^'"]+)['"]/g,
    /\bimport\(\s*['"`]([^'"`]+)['"`]\s*[,)]/g,
    /\brequire\(\s*['"`]([^'"`]+)['"`]\s*\)/g,
  ];
  return forms
    .flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''))
    .map((target) => (target.startsWith('.') ? posix.join(posix.dirname(file), target) : target));
}

/** Takes comments away; good enough for code that the formatter has been over. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|(?<=[\s;,{(])\/\/ .*$/gm, '');
}

export function readSources(root: string): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const code = withoutComments(text);
      return { file, imports: importsOf(file, code), code, lines: text.split('\n').length - 1 };
    });
}
