FROM debian:12
RUN echo one \
  # a comment inside
    # another, indented \
  && echo two \

  && echo three \   
  && echo "four \
five" && \
  true
ENV A=1 \
    B="two words" \
# comment at the margin
    C=three\ words \
    D='$A'
LABEL one="a" \
      two="b"
RUN ["echo", \
     "json"]
RUN echo \\
RUN echo end \
