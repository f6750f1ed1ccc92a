import { type CompletedVerb, quoted, type ScriptOf, type Values } from './words.js';

/** The lines of a branch that completes a value. Without words bash completes the names of files. */
function branch(values: Values | CompletedVerb['takes']): string {
  if (values === undefined || values === 'any') return '_smi_no_files';
  if (values === 'edition' || values === 'editions') return 'words=$(_smi_editions)';
  return typeof values === 'string' ? ':' : `words=${quoted(values.join(' '))}`;
}

/** `build:--release|build:--store) … ;;`, for the options of a verb that take a value. */
function optionBranches({ name, options }: CompletedVerb): string[] {
  const byBranch = new Map<string, string[]>();
  for (const { name: option, values } of options) {
    if (values === undefined) continue;
    const patterns = byBranch.get(branch(values)) ?? [];
    byBranch.set(branch(values), [...patterns, `${name}:--${option}`]);
  }
  return [...byBranch].map(([body, patterns]) => `    ${patterns.join('|')}) ${body} ;;`);
}

const verbBranches = ({ name, options, takes }: CompletedVerb): string[] => [
  `    ${name}:-*) words=${quoted(options.map((option) => `--${option.name}`).join(' '))} ;;`,
  `    ${name}:*) ${branch(takes)} ;;`,
];

/** The script for bash, 3.2 (macOS) and newer; it needs no other package. */
export const bashScript: ScriptOf = (verbs, editions) => {
  const names = verbs.map(({ name }) => name).join(' ');
  return `# Completion of smi for bash. To use it, put this line into ~/.bashrc:
#   source <(smi completion bash)
_smi_editions() {
  local folder=${quoted(editions)} file name
  for file in "\${SMI_EDITIONS:-$folder}"/*/method.yaml; do
    [ -f "$file" ] || continue
    name=\${file%/method.yaml}
    name=\${name##*/}
    case $name in *[!A-Za-z0-9._-]*) ;; *) printf '%s\\n' "$name" ;; esac
  done
}
_smi_no_files() { compopt +o default 2> /dev/null; }
_smi() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} verb=\${COMP_WORDS[1]} words=
  COMPREPLY=()
  # bash divides --option=value into three words
  if [ "$cur" = = ]; then cur=
  elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then verb=; fi
  case $verb:$prev in
    :*) words=${quoted(`${names} help --help --version`)} ;;
    help:*) words=${quoted(names)} ;;
${verbs.flatMap(optionBranches).join('\n')}
    *) case $verb:$cur in
${verbs
  .flatMap(verbBranches)
  .map((line) => `  ${line}`)
  .join('\n')}
      *) _smi_no_files ;;
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _smi smi
`;
};
