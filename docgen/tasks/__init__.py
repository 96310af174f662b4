"""The use cases that are no package: a new project, a comparison, a list of jobs …"""
