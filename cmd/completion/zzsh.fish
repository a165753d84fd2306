# Completion of zzsh for fish; the program knows the words.
function __zzsh_complete
	set -l words (commandline -opc)
	set -l lines ($words[1] complete fish -- $words (commandline -ct) 2>/dev/null)
	switch "$lines[1]"
		case ':files'
			__fish_complete_path (commandline -ct)
		case ':folders'
			__fish_complete_directories (commandline -ct)
		case '*'
			string join \n -- $lines
	end
end
complete -c zzsh -f -a '(__zzsh_complete)'
