# escape=\
FROM debian:12
LABEL name="ä🚢"  
RUN echo  done