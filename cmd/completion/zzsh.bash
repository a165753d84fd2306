# Completion of zzsh for bash; the program knows the words. Loaded by bash-completion, or with ". zzsh.bash".
_zzsh() {
	mapfile -t COMPREPLY < <("$1" complete bash -- "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
	case ${COMPREPLY[0]} in
	:files) COMPREPLY=() && compopt -o default ;;
	:folders) COMPREPLY=() && compopt -o dirnames ;;
	*[:=]) compopt -o nospace ;;
	esac
}
complete -F _zzsh zzsh
