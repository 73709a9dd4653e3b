import type { TurnWords } from '../turn-words.ts';

export const turnWords: TurnWords = {
  stale: '这个按钮已经失效，直接再问一次就好。',
  foreign: '这个按钮是给别人的。想问什么，直接发给我。',
  used: '已经记下了，不用再点。',
  tooFast: '你发得太快了，我先停一下，后面的消息不会处理。过一会儿再发。',
  setAside:
    '刚才这条我试了三次都没处理成功，是程序出错，不是你的问题。已经记下来留给维护人员，请换个说法再试。',
};
