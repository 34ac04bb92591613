"""stub"""
def split_quoted(view): return ()
def signature_block(text, start): return None
