import { anyOf } from './any-of.ts';
import type { Pattern } from './task-patterns.ts';

const aboutPeering = /对等|peering|(?<![a-z])peer(?:ed|s)?(?![a-z])|pcx-/;
const aboutOthers = /对方|对端|他们|客户|跨账号|子账号|their|other side|cross-account|iam|cam(?![a-z])/;
const asksHow =
  /怎么|如何|怎样|在哪|哪里|为什么|能不能|可以.*吗|支持|how (?:to|do|can)|where|why|can i|is it|does/;

/**
 * Orders about the account itself and what stands in it: its VPCs, quotas, history and people. They come before the
 * orders about peerings, whose words are wider ("add", "show").
 */
export const accountPatterns: readonly Pattern[] = [
  {
    task: 'demo',
    words: anyOf(String.raw`
      ^(?:来|看|跑|试|给我|帮我|请)?(?:一?个|一下|下|试|试试|看看)*(?:演示|demo|示例|样例)(?:一下|一遍|看看|数据|账号|环境|模式|吧|[。！!])*$
      | (?:加载|试试|试用|体验|来个|来一个|跑一?[个下遍]|看看)(?:一下)?(?:演示|示例|样例|demo)
      | ^(?:演示|示范)(?:一下|一遍|给我看)
      | ^(?:please )?(?:show me|give me|load|run|try|start|play|see)?(?: me)? ?(?:(?:a|the|your)\s)?(?:demo|sample (?:data|network|accounts?)|example (?:data|network|accounts?))(?: please)?[.!]?$
    `),
    plain: true,
  },
  {
    task: 'show_history',
    words: anyOf(String.raw`
      (?:操作|变更|修改|改动|审计)(?:的)?(?:记录|历史|日志) | 历史记录
      | (?:看|查|查看|显示|列出|列一下)(?:一下|下|看)?.{0,12}历史
      | 谁(?:改|动|删)(?:了|过|的)
      | (?<![a-z])(?:show|view|see|display|list|open|check|get)(?: me)?(?: the|\smy|\sour)?.{0,16}(?:history|audit (?:log|trail)|change log|changes made)
      | ^(?:(?:my|our|the)\s)?(?:history|audit (?:log|trail)|change log)[.?!]*$
      | (?<![a-z])who (?:changed|deleted|removed|added|did) (?!what happens)
    `),
    needs: (text) =>
      !asksHow.test(text) && !/流量|flow|流日志|监控|云审计|cloudaudit|cloudtrail|支持/.test(text),
    plain: true,
  },
  {
    task: 'show_quotas',
    words: anyOf(String.raw`
      (?:看|查|查看|查询|显示|列出|列一下|展示)(?:一下|下|看)?.{0,12}(?:配额|额度|限额)
      | ^(?:我的|我们的)(?:配额|额度|限额)(?:使用情况|用量|情况)?[。！!]?$
      | (?<![a-z])(?:show|view|see|display|list|check|get|give)(?: me)?(?: all)?(?: of)? (?:(?:my|our|the)\s)?(?:account(?:'s)? )?(?:quotas?|limits|quota usage)(?![a-z])
      | ^(?:my|our) (?:quotas?|limits|quota usage)[.!]?$
    `),
    needs: (text) => !asksHow.test(text) && !/多少|几个|几条|how many|how much/.test(text),
    plain: true,
  },
  {
    task: 'list_members',
    words: anyOf(String.raw`
      (?:看|查|查看|显示|列出|列一下)(?:一下|下|看)?.{0,12}成员 | ^(?:我的|账号的?|有哪些)?成员(?:列表|名单|有谁|有哪些)?[。?？！!]?$
      | 谁在(?:这个|我的|我们的)账号 | (?:账号|账户)(?:里|下)?(?:都)?有(?:谁|哪些人|哪些成员)
      | (?<![a-z])(?:show|view|list|see|display)(?: me)?(?: the|\smy|\sour|\sall)?(?: account)? ?(?:members|people|team)(?![a-z])
      | (?<![a-z])who(?: else)? (?:is|are) in (?:my|our|this|the) account
    `),
    plain: true,
  },
  {
    task: 'switch_account',
    words: anyOf(String.raw`
      (?:切换|切|换)(?:成|到|为|回|一下|个|一个|下|另一个|别的|用|我的|其他|其它|\s)*(?:账号|账户|帐号)
      | 用(?:另一个|别的|其他)(?:账号|账户) | (?:当前|现在|我)(?:用的|在用|登录的)?(?:是)?(?:哪个|什么)(?:账号|账户) | ^我的(?:账号|账户)[。！!]?$
      | (?<![a-z])(?:switch|change)(?: me|\sover|\sback)?(?: to|\sinto)?(?: the|\smy|\sour|\sanother|\sa different|\sother)? ?accounts?(?![a-z])
      | (?<![a-z])switch (?:to|over to|back to) (?:account )?\d{6,13}
      | (?<![a-z])(?:which|what) account (?:am i|are we|is this) | ^(?:my|our) accounts?[.!]?$ | (?<![a-z])use (?:(?:my|the|another|a different)\s)?(?:other )?account(?![a-z])
    `),
    needs: (text) => !aboutPeering.test(text) && !/怎么|如何|vpc|how (?:to|do|can)/.test(text),
    plain: true,
  },
  {
    task: 'invite',
    words: anyOf(String.raw`
      邀请(?!我|码)(?:函|链接)?.{0,16}(?:同事|人|成员|他|她|加入|操作员|只读|所有者|进来|到账号)
      | 邀请(?:同事|成员|队友|人) | 拉.{0,6}(?:同事|人|他|她)(?:进|入|加入|到)
      | (?:生成|发|给我|来|要|创建)(?:一?[个张份条])?邀请(?:码|链接)?[。！!吧]?$
      | (?<![a-z])invite (?:(?:a|an|my|our|some|the|new)\s)*(?:colleagues?|co-?workers?|teammates?|someone|somebody|members?|persons?|people|operators?|viewers?|owners?|users?|him|her|them|team)(?![a-z])
      | (?<![a-z])(?:create|generate|make|send|get|give me|new|need)(?: me)?(?: an?|\sthe|\snew)* (?:account )?invit(?:ation|e)(?: link|\scode)?[.!]?$
    `),
    needs: (text) => !aboutPeering.test(text) && !/接受|同意|拒绝|accept|reject|decline/.test(text),
  },
  {
    task: 'join',
    words: anyOf(String.raw`
      加入.{0,10}(?:账号|账户|帐号|团队|公司) | (?:有|用|凭|输入|拿到|收到).{0,4}邀请码 | ^邀请码
      | (?<![a-z])join (?:(?:my|our|the|an|a|this|their|colleague's|company|team)\s)*(?:account|team|organi[sz]ation|company)(?![a-z])
      | (?:use|redeem|have|got|enter|with)(?: an?|\smy|\sthe|\sthis)* (?:invitation|invite)(?: code|\slink)?
    `),
    needs: (text) => !aboutPeering.test(text) && !asksHow.test(text) && !/路由|rout|云联网|ccn/.test(text),
    plain: true,
  },
  {
    task: 'create_account',
    words: anyOf(String.raw`
      (?:登记|注册|录入|绑定|新建|创建|新增|添加|加)(?:一?[个下]|我的|我们的|新的|自己的|公司的|云|腾讯云|主|另一个|\s)*(?:账号|账户|帐号|uin)
      | (?<![a-z])(?:register|create|add|set ?up|sign up|enroll?|new)(?: up|\sfor|\swith)?(?: my|\sour|\san?|\sthe|\snew|\sanother|\scompany|\scloud|\sthis)* (?:account|uin)(?![a-z])
    `),
    needs: (text, data) =>
      !aboutPeering.test(text) && !aboutOthers.test(text) && !/vpc|路由|rout/.test(text) && data.length <= 1,
  },
  {
    task: 'add_subnet',
    words: anyOf(String.raw`
      (?:添加|新增|增加|新建|创建|建|加|录入|登记|划)(?:一?[个下段]|新的|两个|几个|多个|出|\s)*子网
      | (?<![a-z])(?:add|create|new|register|make|need|put)(?: me)?(?: an?|\sthe|\snew|\sanother|\sone|\smore)* subnets?(?![a-z-])
    `),
    needs: (text) =>
      !aboutPeering.test(text) && !/路由|(?<![a-z])rout|网关|gateway|acl|互通|打通|连通/.test(text),
  },
  {
    task: 'add_vpc',
    words: anyOf(String.raw`
      (?:添加|新增|增加|新建|创建|建|加|录入|登记)(?:一?[个下]|新的|我的|我们的|另一个|\s)*(?:vpc|私有网络)(?!-)
      | (?:把|将)\s*(?:vpc-0|这个 ?vpc|我的 ?vpc).{0,10}(?:登记|录入|加)(?:进来|上|进去|下)?
      | (?<![a-z])(?:add|create|new|register|make|need)(?: me)?(?: an?|\smy|\sour|\sthe|\snew|\sanother|\sone|\smore)* vpc(?![a-z-])
    `),
    needs: (text, data) =>
      !aboutPeering.test(text) &&
      new Set(data.filter(({ kind }) => kind === 'vpc').map(({ value }) => value)).size <= 1 &&
      !/(?:路由|(?<![a-z])rout|连接|之间|打通|互通|connection|between|(?<![a-z])link)/.test(text) &&
      !/按钮|提示|报错|失败|上限|超出|满了|limit|fail|error|refus/.test(text) &&
      !/vpc ?(?:和|跟|与|到|里|内|中|的(?!网段))|vpc (?:to|and|with)(?![a-z])/.test(text),
  },
  {
    task: 'import',
    words: anyOf(String.raw`
      (?:导入|上传|粘贴)(?:一下|下|我的|我们的|现有的?|已有的?|云上的?|全部|所有|网络|资源|\s)*(?:网络|vpc|资源|配置|数据|清单|tfstate|terraform|tccli|json|state|对等|文件)
      | ^(?:帮我|请|我要|我想)?导入(?:一下)?[。！!吧]?$
      | (?<![a-z])(?:import|upload|paste)(?: in)?(?: my|\sour|\sthe|\sall|\sexisting|\sa|\san|\sfrom|\scloud|\scurrent)* (?:network|vpcs?|peerings|state|tfstate|terraform|tccli|resources|inventory|cloud|infrastructure|setup|config|json)
      | ^(?:please )?import[.!]?$
    `),
  },
  {
    task: 'list_vpcs',
    words: anyOf(String.raw`
      (?:列|列出|列一下|查看|查询|看看|看一下|看下|显示|展示|盘点|给我看)(?:一下|我的|我们的|所有的?|全部的?|现有的?|有哪些|当前|名下的?|都|账号的?|\s)*(?:vpc|私有网络)(?:列表|清单|有哪些)?[。！!吧]?$
      | (?:我|我们|账号|名下|当前|现在)(?:里|下|都|现在|目前|一共|总共|\s)*有(?:哪些|哪几个|几个|多少个?|什么) ?(?:vpc|私有网络)[?？呢。]*$
      | ^(?:我的|我们的) ?(?:vpc|私有网络)(?:列表|清单|有哪些)?[。?？]?$ | ^vpc ?(?:列表|清单)$
      | (?<![a-z])(?:list|show|display|view|see|get|give me)(?: me)?(?: all|\sof|\smy|\sour|\sthe|\sexisting|\scurrent)* (?:vpcs|my vpc|virtual private clouds)[.!]?$
      | (?<![a-z])(?:which|what|how many) vpcs (?:do (?:i|we) have|are (?:there|mine|ours)|have i|have we)
      | ^(?:my|our) vpcs[.?!]?$
    `),
    plain: true,
  },
];

/** What these patterns recognise. */
export const accountTasks = accountPatterns.map(({ task }) => task);
