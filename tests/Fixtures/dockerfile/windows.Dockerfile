# escape=`
FROM registry.example/windows/servercore:ltsc2025
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
COPY src\ C:\app\
RUN Invoke-WebRequest -Uri https://example.com/a.zip `
    -OutFile C:\a.zip; `
    Expand-Archive C:\a.zip
WORKDIR C:\app
