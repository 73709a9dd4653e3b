import type { TurnWords } from '../turn-words.ts';

export const turnWords: TurnWords = {
  stale: 'This button no longer works. Just ask again.',
  foreign: 'This button is for someone else. Send me your own question.',
  used: 'Already noted, no need to tap again.',
  tooFast:
    'You are sending faster than I can read. I am pausing; what you send now is not read. Try again in a little while.',
  setAside:
    'I tried that one three times and failed. The fault is in the program, not in what you sent. It is kept for whoever repairs me; please try putting it differently.',
};
