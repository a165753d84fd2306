# Officers who may correct a witness' clock, by openssl alone, as zzsh-receipt(5) has their keys. In the ledger of a test:
#   . $SOURCE/test/data/officers.sh
# officers HOME: makes ../wang.pem and ../li.pem, writes their public keys into ../officers.keys and the policy of the witness HOME.
# reclock MOMENT HOME SINCE SECONDS: both sign the statement, and the witness its correction. Nothing else is printed than what fails.

typed() { printf '\001'; openssl pkey -in $1 -pubout -outform DER | tail -c 32; }
key() { echo $1+$({ printf '%s\n' $1; typed $2; } | openssl dgst -sha256 -r | cut -c1-8)+$(typed $2 | base64 -w0); }
officers() {
	for o in wang li; do
		openssl genpkey -algorithm ed25519 -out ../$o.pem
		key jgdw.example/officers/$o ../$o.pem
	done >../officers.keys
	{ echo 见证负责人:; sed 's/^/  - /' ../officers.keys; } >>$1/zzsh/policy.yaml
}
reclock() {
	clock_of="--home $2 --since $3 --offset $4 --document 某字〔2026〕3号"
	ZZSH_NOW=$1 zzsh --lang en witness clock $clock_of --request ../statement >/dev/null
	for o in wang li; do openssl pkeyutl -sign -rawin -inkey ../$o.pem -in ../statement -out ../$o.sig; done
	ZZSH_NOW=$1 zzsh --lang en witness clock $clock_of --signature ../wang.sig --signature ../li.sig >/dev/null
}
