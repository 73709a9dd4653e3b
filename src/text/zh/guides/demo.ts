/** 演示数据的话，中文。 */
export const demoZh = {
  first: '演示·甲公司',
  second: '演示·乙公司',
  vpcs: { production: '生产', test: '测试', office: '办公', standby: '灾备', clash: '旧机房' },
  peering: '生产-测试',
  ready: (first: string, second: string) =>
    `演示数据准备好了，都是编的，随便改。\n\n- **演示·甲公司**（${first}），你现在在这里：广州有生产、测试，北京有办公\n- **演示·乙公司**（${second}）：北京有灾备、旧机房\n\n两个账号都归你，发给乙公司的通知也会到你这里。先试试：`,
  check: '生产到测试为什么不通？',
  create: '和乙公司的灾备打通',
  clash: '和旧机房打通（网段重叠）',
  standby: '切换到乙公司',
  vpcsPage: '查看甲公司的 VPC',
  already: '你已经有一份演示数据。接着用，还是换一份新的？换新的，现在这份里的改动就没了。',
  goOn: '接着用',
  reset: '换一份新的',
};

export type DemoText = typeof demoZh;
