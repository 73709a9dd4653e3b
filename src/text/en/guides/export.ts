import type { ExportingText } from '../../zh/guides/export.ts';

/** What “export” says, in English. */
export const exportingEn: ExportingText = {
  title: 'Export a peering connection',
  peering: 'Which peering connection?',
  none: 'This account has no peering that is pending or active, so there is nothing to export.',
  otherCloud: 'So far only Tencent Cloud peerings can be exported.',
  form: {
    label: 'format',
    ask: 'In which format?',
    example: 'tccli, Terraform, API',
    names: {
      tccli: 'tccli script',
      tccli_undo: 'tccli undo script',
      terraform: 'Terraform',
      terraform_undo: 'Terraform undo',
      api: 'API calls',
    },
  },
  head: (form, name, id) => `**${form}** · ${name} (\`${id}\`)`,
  part: (part, of) => `Part ${part} of ${of}`,
  onlyYours: 'It holds only your side’s routes; the other side adds its own.',
  lost: 'That peering is gone or no longer valid: it cannot be exported.',
};
