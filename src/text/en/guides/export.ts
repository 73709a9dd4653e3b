import type { ExportingText } from '../../zh/guides/export.ts';

/** What “export” says, in English. */
export const exportingEn: ExportingText = {
  title: 'Export a peering connection',
  peering: 'Which peering connection?',
  none: 'This account has no peering that is pending or active, so there is nothing to export.',
  otherCloud: 'Only peerings of Tencent Cloud can be exported so far.',
  form: {
    label: 'form',
    ask: 'Export it as what?',
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
  onlyYours: 'It holds your side’s routes only; the other side adds its own.',
  lost: 'That peering is gone or no longer valid: it cannot be exported.',
};
