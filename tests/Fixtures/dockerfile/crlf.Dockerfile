FROM debian:12
RUN echo a \
  && echo b
COPY <<EOF /a
body
EOF
USER app
