import type { CompletedOption, CompletedVerb, ScriptOf, Values } from './words.js';

/** A text in single quotation marks of fish. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** What follows an option or a verb: where its values come from. */
function argumentsOf(values: Values | CompletedVerb['takes']): string {
  if (values === undefined || values === 'any') return '';
  if (values === 'edition' || values === 'editions') return " -a '(__smi_editions)'";
  if (values === 'folder') return " -a '(__fish_complete_directories)'";
  return typeof values === 'string' ? ' -F' : ` -a ${quoted(values.join(' '))}`;
}

function optionLine(verb: string, { name, description, values }: CompletedOption): string {
  const takesValue = values === undefined ? '' : ` ${values === 'file' ? '-r' : '-x'}${argumentsOf(values)}`;
  return `complete -c smi -n '__fish_seen_subcommand_from ${verb}' -l ${name}${takesValue} -d ${quoted(description)}`;
}

const verbLines = ({ name, summary, options, takes }: CompletedVerb): string[] => [
  `complete -c smi -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
  ...(takes === undefined
    ? []
    : [`complete -c smi -n '__fish_seen_subcommand_from ${name}'${argumentsOf(takes)}`]),
  ...options.map((option) => optionLine(name, option)),
];

/** The script for fish. */
export const fishScript: ScriptOf = (verbs, editions) => `# Completion of smi for fish. To use it:
#   smi completion fish > ~/.config/fish/completions/smi.fish
function __smi_editions
  set -l folder ${quoted(editions)}
  set -q SMI_EDITIONS; and set folder $SMI_EDITIONS
  for file in $folder/*/method.yaml
    string match -r '^[A-Za-z0-9._-]+$' -- (basename (dirname $file))
  end
end
complete -c smi -f
complete -c smi -n __fish_use_subcommand -a help -d 'show the help of a verb'
complete -c smi -n '__fish_seen_subcommand_from help' -a ${quoted(verbs.map(({ name }) => name).join(' '))}
${verbs.flatMap(verbLines).join('\n')}
`;
