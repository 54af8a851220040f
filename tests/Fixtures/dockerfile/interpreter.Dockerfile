#!/usr/bin/env docker
# syntax = docker/dockerfile:1 a remark
#no directive
# escape=`

FROM scratch