ARG A=a B=${A}b C="${B:-x}" D=${E:+y} F=${G-z}
FROM debian:${A:-12} AS one
ENV ONE=1 TWO="${ONE}2" THREE='$ONE' FOUR=\$ONE
ENV FIVE five and the rest "of" it
ENV SIX=${TWO#1} SEVEN=${TWO%2} EIGHT=${TWO/1/3} NINE=${UNKNOWN}
ARG LATE
WORKDIR /${ONE}/$TWO
USER ${LATE:-app}
EXPOSE $ONE ${TWO}-80 8000-8010/udp 127.0.0.1:80:81
VOLUME /$ONE ["not json"]
STOPSIGNAL SIG${FIVE}
COPY --chown=$ONE:${TWO} a$ONE b${TWO}c /d/
ADD ["a b", "c\u0064", "/e\\f/"]
