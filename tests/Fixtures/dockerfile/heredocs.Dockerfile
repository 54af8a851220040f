FROM debian:12
RUN <<EOF
set -eu
for name in a b c; do
  echo "$name" >> /list
done
EOF
RUN <<-'SCRIPT' bash -eu
	if [ -e /list ]; then
		cat /list | wc -l
	fi
	SCRIPT
COPY <<first <<"second file" 3<<third /etc/app/
one $HOME
first
two
second file
three <<first
third
RUN cat <<A > /a && cat <<B > /b
FROM nowhere
A
USER root
B
RUN python3 <<PY
print("FROM", 1 << 3)
PY
ONBUILD COPY <<late /late
text
late
