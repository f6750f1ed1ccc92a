import { type CompletedOption, type CompletedVerb, quoted, type ScriptOf, type Values } from './words.js';

/** What zsh calls to complete a value. */
function action(values: Values | CompletedVerb['takes']): string {
  if (values === undefined || values === 'any') return ' ';
  if (values === 'edition' || values === 'editions') return '_smi_editions';
  if (values === 'folder') return '_files -/';
  return typeof values === 'string' ? '_files' : `(${values.join(' ')})`;
}

/** A description inside a specification, where brackets and colons have a meaning. */
const described = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');

const specification = ({ name, description, values }: CompletedOption): string =>
  quoted(
    values === undefined
      ? `--${name}[${described(description)}]`
      : `--${name}=[${described(description)}]:${name}:${action(values)}`,
  );

const verbBranch = ({ name, options, takes }: CompletedVerb): string =>
  `    ${name}) _arguments ${[...options.map(specification), quoted(`*:${name}:${action(takes)}`)].join(
    ' \\\n      ',
  )} ;;`;

/** The script for zsh. */
export const zshScript: ScriptOf = (verbs, editions) => {
  const described_verbs = verbs.map(({ name, summary }) => quoted(`${name}:${described(summary)}`));
  return `#compdef smi
# Completion of smi for zsh. To use it, put this line into ~/.zshrc, after compinit:
#   source <(smi completion zsh)
_smi_editions() {
  local folder=${quoted(editions)}
  local -a names
  names=(\${SMI_EDITIONS:-$folder}/*/method.yaml(N:h:t))
  names=(\${(M)names:#[A-Za-z0-9._-]##})
  compadd -a names
}
_smi() {
  setopt localoptions extendedglob
  local -a verbs
  verbs=(${described_verbs.join('\n    ')})
  if (( CURRENT == 2 )); then
    _describe verb verbs
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
    help) _describe verb verbs ;;
${verbs.map(verbBranch).join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _smi "$@"; else compdef _smi smi; fi
`;
};
