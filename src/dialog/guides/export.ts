import { normalise } from '../../faq/index.ts';
import {
  apiText,
  type CloudPlan,
  cloudPlan,
  type ExportWords,
  tccliScript,
  tccliUndo,
  terraformFile,
  terraformUndo,
  wantedPeering,
} from '../../peering/cloud/index.ts';
import { isLive, type Peering } from '../../peering/index.ts';
import { exportText } from '../../text/cloud.ts';
import { guideText, inline } from '../../text/index.ts';
import type { Reply } from '../reply.ts';
import type { At, Done, Guide, Step } from './guide.ts';
import { ownPeerings, peeringAt, peeringStep } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].exporting;

/** Most characters of a fenced block: with its fences and heading it stays below what one message holds. */
const longestBlock = 3500;

/** The forms, in the order they are offered: what they are written in and how they come about. */
const forms = {
  tccli: { fence: 'bash', write: tccliScript },
  tccli_undo: { fence: 'bash', write: tccliUndo },
  terraform: { fence: 'hcl', write: terraformFile },
  terraform_undo: { fence: 'hcl', write: terraformUndo },
  api: { fence: 'json', write: apiText },
} satisfies Record<string, { fence: string; write: (plan: CloudPlan, words: ExportWords) => string }>;
type Form = keyof typeof forms;
const formNames = Object.keys(forms) as Form[];

/** The form that a text asks for, in whatever words. */
function formIn(text: string): Form | undefined {
  const normal = normalise(text);
  const exact = formNames.find((name) => name === normal.trim());
  if (exact !== undefined) return exact;
  const undo = /撤销|撤回|回滚|销毁|undo|roll ?back|destroy|tear ?down/.test(normal);
  if (/terraform|(?<![a-z])(?:tf|hcl)(?![a-z])/.test(normal)) return undo ? 'terraform_undo' : 'terraform';
  if (/tccli|脚本|命令|bash|shell|script|(?<![a-z])cli(?![a-z])/.test(normal))
    return undo ? 'tccli_undo' : 'tccli';
  return /(?<![a-z])api(?![a-z])|接口/.test(normal) ? 'api' : undefined;
}

const form: Step = {
  slot: 'form',
  label: (at) => words(at).form.label,
  ask: (at) => words(at).form.ask,
  choices: (at) => formNames.map((name) => ({ label: words(at).form.names[name], value: name })),
  read(text, at) {
    const found = formIn(text);
    if (found !== undefined) return { ok: true, value: found };
    const { noMatch } = guideText[at.lang].runner;
    return { ok: false, words: noMatch(inline(text, 40), words(at).form.example) };
  },
  show: (value, at) => words(at).form.names[value as Form] ?? inline(value, 40),
};

const live = ({ state }: Peering): boolean => isLive(state);

/** Writes a peering as a script, a file or calls for the real cloud; the other account's routes are not in it. */
export const exportPeering: Guide = {
  id: 'export',
  needs: 'view',
  title: (at) => words(at).title,
  blocked(at) {
    if (at.world.rules.cloud !== 'tencent') return { markdown: words(at).otherCloud, buttons: [] };
    return ownPeerings(at).some(live) ? undefined : { markdown: words(at).none, buttons: [] };
  },
  steps: [
    peeringStep(
      {
        slot: 'peering',
        label: (at) => guideText[at.lang].steps.peering.label,
        ask: (at) => words(at).peering,
      },
      live,
    ),
    form,
  ],
  prefill(slots, at, said) {
    const [only, ...more] = ownPeerings(at).filter(live);
    const peering = slots.peering ?? (more.length === 0 ? only?.id : undefined);
    const found = formIn(said);
    return {
      ...(peering === undefined ? {} : { peering }),
      ...(found === undefined ? {} : { form: found }),
    };
  },
  async commit(at): Promise<Done> {
    const peering = peeringAt(at.values.peering, at);
    const name = formNames.find((known) => known === at.values.form);
    const found = peering && wantedPeering(at.world, peering.id, at.now);
    if (peering === undefined || name === undefined || !found?.ok)
      return { ok: false, words: words(at).lost };
    const { wanted } = found;
    // Another account's tables are not read out, nor are the routes in them.
    const own = wanted.routes.filter(({ side }) => wanted[side].uin === at.uin);
    const { fence, write } = forms[name];
    const text = write(cloudPlan({ ...wanted, routes: own }), exportText[at.lang]);
    const head = words(at).head(words(at).form.names[name], inline(peering.name, 40), peering.id);
    const half = wanted.requester.uin === wanted.accepter.uin ? [] : [words(at).onlyYours];
    const blocks = cutAtLines(text, longestBlock);
    const replies = blocks.map((block, place): Reply => {
      const part = blocks.length === 1 ? [] : [words(at).part(place + 1, blocks.length)];
      const above = [...(place === 0 ? [head, ...half] : []), ...part].join('\n');
      return { markdown: `${above}\n\n\`\`\`${fence}\n${block}\n\`\`\``.trim(), buttons: [] };
    });
    const others = formNames
      .filter((other) => other !== name)
      .map((other) => ({
        label: words(at).form.names[other],
        action: {
          do: 'guide',
          guide: 'export',
          values: { peering: peering.id, form: other },
          uin: at.uin,
        } as const,
      }));
    const last = replies.pop();
    return {
      ok: true,
      replies: last === undefined ? [] : [...replies, { ...last, buttons: others }],
      effects: [],
    };
  },
};

/** A text in blocks of whole lines; only a line that is itself longer is cut. No line begins with what someone typed. */
function cutAtLines(text: string, longest: number): string[] {
  const blocks: string[] = [];
  let block = '';
  for (const whole of text.trimEnd().split('\n')) {
    for (let line = whole; ; line = line.slice(longest)) {
      const piece = line.slice(0, longest);
      if (block !== '' && block.length + piece.length + 1 > longest) {
        blocks.push(block);
        block = '';
      }
      block = block === '' ? piece : `${block}\n${piece}`;
      if (line.length <= longest) break;
    }
  }
  return [...blocks, block];
}
