"""stub"""
import re
from replylint.model import *
def view_of(message):
    t=message.source
    if message.format=='html':
        pass
    blocks=[];p=0
    for m in list(re.finditer(r'\n\s*\n',t))+[None]:
        e=m.start() if m else len(t)
        if t[p:e].strip():
            for lm in re.finditer(r'(?:^[ \t]*(?:[-*•–]|\d{1,2}[.)])[^\n]*\n?)|(?:(?!^[ \t]*(?:[-*•–]|\d{1,2}[.)]))[^\n]+\n?)+',t[p:e],re.M):
                k='item' if re.match(r'[ \t]*(?:[-*•–]|\d{1,2}[.)])',lm.group()) else 'paragraph'
                if lm.group().strip(): blocks.append(Block(k,p+lm.start(),p+lm.end()))
        p=m.end() if m else e
    bold=tuple(Span(m.start(1),m.end(1)) for m in re.finditer(r'\*\*([^*]+)\*\*',t))
    return View(t,OffsetMap.of([Segment(0,len(t),0,len(t))]),tuple(blocks),bold)
