import { normalise } from '../../faq/index.ts';
import type { Vpc } from '../../peering/index.ts';
import { guideText, inline } from '../../text/index.ts';
import type { At, Choice, Read, Step } from './guide.ts';
import { ownVpcs, readNamed } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].plan.vpcs;

/** Most VPCs of one set: a mesh of them is still read by people. */
const mostVpcs = 20;
/** Names that are said of a set before it is only counted. */
const namesShown = 8;
/** Stands behind a set to which more may be tapped. */
const OPEN = '+';

/** The ids in a set, whether it is finished or not. */
export const idsIn = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .replace(/\+$/, '')
    .split(',')
    .filter((id) => id !== '');

/** What a VPC is called in a list: its name, else its id. */
export const calledVpc = (id: string, at: At): string => {
  const name = ownVpcs(at).find((vpc) => vpc.id === id)?.name ?? '';
  return inline(name === '' ? id : name, 30);
};

/** Asks for two or more of one's own VPCs: tapped one by one until it is enough, or typed in one go. */
export const vpcSetStep = (slot: string): Step => ({
  slot,
  label: (at) => words(at).label,
  ask(at) {
    const picked = idsIn(at.values[slot]);
    return picked.length === 0
      ? words(at).ask
      : `${words(at).ask}\n\n${words(at).picked(namesOf(picked, at))}`;
  },
  choices(at) {
    const picked = idsIn(at.values[slot]);
    const all = ownVpcs(at);
    const done: Choice[] =
      picked.length < 2 ? [] : [{ label: words(at).done(picked.length), value: picked.join(',') }];
    const everything: Choice[] =
      all.length > mostVpcs || picked.length === all.length
        ? []
        : [{ label: words(at).all, value: all.map(({ id }) => id).join(',') }];
    return [...done, ...all.map((vpc) => toggle(vpc, picked, at)), ...everything];
  },
  read: (text, at) => readSet(text, idsIn(at.values[slot]), at),
  show: (value, at) => namesOf(idsIn(value), at),
  unfinished: (value) => value.endsWith(OPEN),
});

function toggle({ id, name, cidr }: Vpc, picked: readonly string[], at: At): Choice {
  const is = picked.includes(id);
  const next = is ? picked.filter((other) => other !== id) : [...picked, id];
  const label = guideText[at.lang].steps.vpc.button(name === '' ? id : name, cidr.text);
  return { label: `${is ? '☑' : '☐'} ${label}`, value: `${next.join(',')}${OPEN}` };
}

/** Names or ids with commas between them; one alone is added to those picked; "done" ends it. */
function readSet(text: string, picked: readonly string[], at: At): Read {
  const open = text.endsWith(OPEN);
  const mine = ownVpcs(at);
  const normal = normalise(text).replace(/[\s。.!！]+$/, '');
  if (/^(?:all(?: of them)?|全部|所有|都要|全选)/.test(normal))
    return finished(
      mine.map(({ id }) => id),
      at,
    );
  if (/^(?:done|ok|好了?|选好了?|就这些|完成|够了|可以了|that'?s (?:all|it))$/.test(normal))
    return finished(picked, at);
  const parts = (open ? text.slice(0, -1) : text).split(/[,，、;；\n]+|\s+(?:and|和|与|跟)\s+/u);
  const named = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (open && named.length === 0) return { ok: true, value: OPEN };
  if (named.length > 4 * mostVpcs) return { ok: false, words: words(at).tooMany(mostVpcs), surely: true };
  const items = mine.map(({ id, name }) => ({ id, names: [name] }));
  const reads = named.map((part) => readNamed(part, items, at, words(at).example));
  const fault = reads.find((read) => !read.ok);
  // One of them named is enough to tell that it is a list.
  if (fault !== undefined) return reads.some(({ ok }) => ok) ? { ...fault, surely: true } : fault;
  if (reads.length === 0) return { ok: false, words: words(at).tooFew };
  const ids = [...new Set(reads.flatMap((read) => (read.ok ? [read.value] : [])))];
  if (ids.length > mostVpcs) return { ok: false, words: words(at).tooMany(mostVpcs), surely: true };
  if (open) return { ok: true, value: `${ids.join(',')}${OPEN}` };
  if (ids.length >= 2) return { ok: true, value: ids.join(',') };
  const more = [...new Set([...picked, ...ids])];
  return more.length > mostVpcs
    ? { ok: false, words: words(at).tooMany(mostVpcs), surely: true }
    : { ok: true, value: `${more.join(',')}${OPEN}` };
}

function finished(ids: readonly string[], at: At): Read {
  if (ids.length < 2) return { ok: false, words: words(at).tooFew, surely: true };
  if (ids.length > mostVpcs) return { ok: false, words: words(at).tooMany(mostVpcs), surely: true };
  return { ok: true, value: ids.join(',') };
}

function namesOf(ids: readonly string[], at: At): string {
  const join = at.lang === 'zh' ? '、' : ', ';
  const names = ids.slice(0, namesShown).map((id) => calledVpc(id, at));
  return [names.join(join), ...(ids.length > namesShown ? [words(at).among(ids.length)] : [])].join(' ');
}
