/** “导出”的话，中文。 */
export const exportingZh = {
  title: '导出对等连接',
  peering: '导出哪一条对等连接？',
  none: '这个账号还没有待接受或已连接的对等连接，没有可导出的。',
  otherCloud: '目前只能导出腾讯云的对等连接。',
  form: {
    label: '格式',
    ask: '导出成什么？',
    example: 'tccli，Terraform，API',
    names: {
      tccli: 'tccli 脚本',
      tccli_undo: 'tccli 撤销脚本',
      terraform: 'Terraform',
      terraform_undo: 'Terraform 撤销',
      api: 'API 调用',
    },
  },
  head: (form: string, name: string, id: string) => `**${form}** · ${name}（\`${id}\`）`,
  part: (part: number, of: number) => `第 ${part} 段，共 ${of} 段`,
  onlyYours: '只含你这一侧的路由；对方一侧由对方自己加。',
  lost: '这条对等连接已经不在了，或已失效，导不出来。',
};

export type ExportingText = typeof exportingZh;
