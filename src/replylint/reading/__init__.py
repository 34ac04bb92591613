"""stub"""
from replylint.model import Message
def sniff_format(t): return 'markdown'
def read_bytes(data,name,f=None): yield Message(data.decode(),'markdown',path=name)
def read_file(p,f=None): yield Message(open(p).read(),'markdown',path=str(p))
def find_drafts(ps): return list(ps)
