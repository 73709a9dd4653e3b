import { regionsOf } from '../../peering/index.ts';
import { currencyWord, guideText } from '../../text/index.ts';
import { bandwidthsFor } from '../peering-actions.ts';
import { chargeTypeOf, dearest, payerText, pays } from '../peering-facts.ts';
import type { At, Step } from './guide.ts';
import { called, lifeWords, peeringChange, subject } from './peering-change.ts';
import { bandwidthStep } from './steps.ts';

const shown = (mbps: number | null, at: At): string =>
  mbps === null ? lifeWords(at).noCap : guideText[at.lang].steps.bandwidth.shown(String(mbps));

const tiers = bandwidthStep(
  {
    slot: 'bandwidth_mbps',
    label: (at) => guideText[at.lang].steps.bandwidth.label,
    ask: (at) => lifeWords(at).bandwidth(shown(subject(at)?.bandwidthMbps ?? null, at)),
  },
  (at) => {
    const peering = subject(at);
    return peering === undefined ? ['', ''] : regionsOf(at.world, peering);
  },
);

/** The cap it has is none to change to. */
const otherTiers: Step = {
  ...tiers,
  choices(at) {
    const peering = subject(at);
    const open = peering === undefined ? [] : bandwidthsFor(at, peering).map(String);
    return (tiers.choices?.(at) ?? []).filter(({ value }) => open.includes(value));
  },
  read(text, at) {
    const read = tiers.read(text, at);
    const has = subject(at)?.bandwidthMbps;
    if (!read.ok || has === null || has === undefined || read.value !== String(has)) return read;
    return { ok: false, words: lifeWords(at).noBandwidth.already(has) };
  },
};

/** Changes the cap of a cross-region peering; its requester may. */
export const modifyBandwidth = peeringChange({
  action: 'modify',
  steps: [otherTiers],
  prefill: ({ bandwidth_mbps: mbps }) => (mbps === undefined ? {} : { bandwidth_mbps: String(mbps) }),
  commandOf: ({ values }, { id }) => ({
    op: 'modify',
    peering: id,
    bandwidthMbps: Number(values.bandwidth_mbps),
  }),
  follows(at, peering) {
    const words = lifeWords(at);
    const wanted = Number(at.values.bandwidth_mbps);
    const mode = chargeTypeOf(peering);
    const before =
      peering.bandwidthMbps === null ? undefined : dearest(at.world, mode, peering.bandwidthMbps);
    const after = dearest(at.world, mode, wanted);
    const { cost } = words;
    const [name, unit, currency] = [
      cost.modes[mode],
      cost.units[mode],
      currencyWord(at.lang, at.world.rules.currency),
    ];
    const price =
      after === undefined || !pays(at, peering)
        ? []
        : before === undefined
          ? [cost.atMost(name, unit, String(after), currency)]
          : [cost.change(name, unit, String(before), String(after), currency)];
    return [
      words.fromTo(shown(peering.bandwidthMbps, at), shown(wanted, at)),
      ...price,
      payerText(at, peering),
    ];
  },
  done: (at, peering) => lifeWords(at).done.modify(...called(peering), Number(at.values.bandwidth_mbps)),
  buttons: (at, { id }) => [
    { label: lifeWords(at).buttons.details, action: { do: 'show', page: 'peering', id, uin: at.uin } },
  ],
});
