FROM debian:12
RUN case "$1" in a|b) echo x;; (c) echo y ;& *) echo z; esac
RUN f() { echo "$(date +%s) `uname -r` $((1 + (2 * 3)))"; }; f | tee /log 2>&1 >/dev/null
RUN until false; do while read -r line; do echo "${line%%:*}"; done < /etc/passwd; break; done
RUN [[ -n $X && ( $Y == z* ) ]] && { echo a; echo b & } || (cd /tmp; ls) ; ((i++))
RUN diff <(sort a) <(sort b) > >(tee out) |& cat <<< "here $string" &> all
RUN a=(1 2 3) b[0]=x c+=d export E=f; env G=h I="j k" make -j"$(nproc)" 'single '"'"'quoted'
RUN find / -name '*.pyc' -exec rm {} \; ; xargs -0 -n 1 rm -f < list
RUN sudo -E -u app -- env A=b nice -n 5 timeout -k 1 10 sh -c "curl -fsSL 'https://example.com/a' | tar xz -C \"$HOME\""
RUN echo $'tab\there' $"locale" ${a:-${b:-${c}}} ${!x} ${#y} ~user {1..3}
RUN function g { select s in a b; do break; done; }; time -p g; ! true; coproc cat
