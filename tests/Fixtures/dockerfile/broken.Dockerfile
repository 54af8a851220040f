RUN before from
FORM debian
FROM debian AS 9x extra
ENV =a B= c "d
LABEL
COPY [1, 2]
SHELL sh
HEALTHCHECK CMD
HEALTHCHECK SOMETIMES
ONBUILD FROM x
ONBUILD
EXPOSE a-b/c
RUN echo 'unclosed
RUN echo "$(echo ${x
COPY --from --nope=1 a
USER
RUN cat <<END
